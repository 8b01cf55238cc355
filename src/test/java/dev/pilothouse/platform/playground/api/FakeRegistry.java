package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.ListOptions;
import dev.pilothouse.platform.playground.registry.Page;
import dev.pilothouse.platform.playground.registry.PatchType;
import dev.pilothouse.platform.playground.registry.Registry;
import dev.pilothouse.platform.playground.registry.Target;
import dev.pilothouse.platform.playground.registry.WatchOptions;
import dev.pilothouse.platform.playground.registry.WatchSink;
import dev.pilothouse.platform.playground.registry.WriteOptions;
import dev.pilothouse.platform.playground.registry.Written;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/** A registry in memory that does just enough to be spoken to over HTTP, and remembers what it was asked. */
final class FakeRegistry implements Registry {

    private record Key(String resource, String namespace, String name) {}

    private final Map<Key, Page.Item> objects = new LinkedHashMap<>();
    private final List<WatchSink> sinks = new CopyOnWriteArrayList<>();
    final List<Caller> callers = new CopyOnWriteArrayList<>();
    final List<Object> options = new CopyOnWriteArrayList<>();
    private long revision = 1000;

    /** Puts an object in as the bytes of its JSON. */
    synchronized void put(String resource, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Document document = Document.of(Json.read(json).fields());
        objects.put(new Key(resource, document.namespace(), document.name()), item(bytes, document));
    }

    int watchers() {
        return sinks.size();
    }

    void tell(WatchSink.Type type, String json) {
        Page.Item item = item(json.getBytes(StandardCharsets.UTF_8), Document.of(Json.read(json).fields()));
        sinks.forEach(sink -> sink.event(type, item));
    }

    private static Page.Item item(byte[] json, Document document) {
        return new Page.Item() {
            @Override
            public byte[] json() {
                return json;
            }

            @Override
            public Document document() {
                return document;
            }
        };
    }

    private static Key key(Target target) {
        return new Key(target.resource().name(), target.namespace(), target.name());
    }

    @Override
    public synchronized Document get(Caller caller, Target target) {
        callers.add(caller);
        Page.Item item = objects.get(key(target));
        if (item == null) {
            throw Refusal.notFound(target.resource().kind(), target.name());
        }
        return item.document();
    }

    @Override
    public synchronized Page list(Caller caller, Target target, ListOptions which) {
        options.add(which);
        List<Page.Item> items = new ArrayList<>();
        objects.forEach((key, item) -> {
            boolean inside = target.namespace().isEmpty() || target.namespace().equals(key.namespace());
            if (key.resource().equals(target.resource().name()) && inside) {
                items.add(item);
            }
        });
        return new Page(items, Long.toString(revision), "", OptionalLong.empty());
    }

    @Override
    public Subscription watch(Caller caller, Target target, WatchOptions watch, WatchSink sink) {
        options.add(watch);
        if (watch.which().resourceVersion().equals("1")) {
            throw new Refusal(410, "Expired", "too old resource version: 1 (1000)", Map.of());
        }
        sinks.add(sink);
        return () -> sinks.remove(sink);
    }

    @Override
    public synchronized Written create(Caller caller, Target target, Document object, WriteOptions write) {
        callers.add(caller);
        options.add(write);
        Map<String, Object> fields = new LinkedHashMap<>(object.fields());
        Map<String, Object> metadata = new LinkedHashMap<>(object.tree().tree("metadata").fields());
        metadata.put("namespace", target.namespace());
        metadata.put("resourceVersion", Long.toString(++revision));
        fields.put("metadata", metadata);
        Document created = Document.of(fields);
        Key key = new Key(target.resource().name(), target.namespace(), object.name());
        if (objects.containsKey(key)) {
            throw Refusal.alreadyExists(target.resource().kind(), object.name());
        }
        if (!write.dryRun()) {
            objects.put(key, item(Json.write(created.tree()).getBytes(StandardCharsets.UTF_8), created));
        }
        return new Written(created, true, List.of("unknown field \"spec.nope\""));
    }

    @Override
    public Written update(Caller caller, Target target, Document object, WriteOptions write) {
        options.add(write);
        return new Written(object, false, List.of());
    }

    @Override
    public Written patch(Caller caller, Target target, PatchType type, String body, WriteOptions write) {
        options.add(write);
        return new Written(get(caller, target), false, List.of());
    }

    @Override
    public synchronized Written delete(Caller caller, Target target, DeleteOptions delete) {
        options.add(delete);
        Document gone = get(caller, target);
        objects.remove(key(target));
        return new Written(gone, false, List.of());
    }

    @Override
    public Document deleteCollection(Caller caller, Target target, ListOptions which, DeleteOptions delete) {
        options.add(delete);
        return Document.of(Map.of("kind", "PodList", "apiVersion", "v1", "items", List.of()));
    }
}
