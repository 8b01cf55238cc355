package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.schema.Schemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The verbs over a store. */
public final class StoredRegistry implements Registry, AutoCloseable {

    private final Wiring wiring;
    private final Reads reads;
    private final Writes writes;
    private final Deletes deletes;
    private final Watches watches;

    /** @param admissions in the order in which they change objects */
    public StoredRegistry(Store store, Schemas schemas, ObjectRules rules, List<Admission> admissions, Agenda agenda) {
        wiring = new Wiring(store, schemas, rules, List.copyOf(admissions), agenda);
        reads = new Reads(wiring);
        writes = new Writes(wiring, reads, this::objects);
        deletes = new Deletes(wiring, reads, writes);
        watches = new Watches(wiring, reads);
    }

    /** Returns the API for one of the cluster's own parts, which asks and writes under its name, for example {@code deployment-controller}. */
    public Objects as(String part) {
        return objects(Caller.system(part));
    }

    private Objects objects(Caller caller) {
        return new SystemObjects(this, wiring, caller);
    }

    @Override
    public Document get(Caller caller, Target target) {
        Wiring.mustOffer(target.resource(), "get");
        mustBeObjectItself(target, "status");
        return reads.get(target);
    }

    @Override
    public Page list(Caller caller, Target target, ListOptions options) {
        Wiring.mustOffer(target.resource(), "list");
        return reads.list(target, options);
    }

    @Override
    public Subscription watch(Caller caller, Target target, WatchOptions options, WatchSink sink) {
        Wiring.mustOffer(target.resource(), "watch");
        return watches.watch(target, options, sink);
    }

    @Override
    public Written create(Caller caller, Target target, Document object, WriteOptions options) {
        if (target.subresource().equals("binding") && target.resource().name().equals("pods")) {
            writes.change(caller, new Target(target.resource(), target.namespace(), target.name(), ""), options,
                    pod -> bound(pod, object.tree().text("target", "name")));
            return new Written(object, true, List.of());
        }
        Wiring.mustOffer(target.resource(), "create");
        mustBeObjectItself(target);
        return writes.create(caller, target, object, options);
    }

    private static Document bound(Document pod, String node) {
        Map<String, Object> spec = new LinkedHashMap<>(pod.tree().tree("spec").fields());
        spec.put("nodeName", node);
        return Metadata.withField(pod, "spec", spec);
    }

    @Override
    public Written update(Caller caller, Target target, Document object, WriteOptions options) {
        Wiring.mustOffer(target.resource(), "update");
        mustBeObjectItself(target, "status");
        return writes.update(caller, target, object, options);
    }

    @Override
    public Written patch(Caller caller, Target target, PatchType type, String body, WriteOptions options) {
        Wiring.mustOffer(target.resource(), "patch");
        mustBeObjectItself(target, "status");
        Document changed = writes.change(caller, target, options, before -> writes.owners().patch(type, before, body));
        return new Written(changed, false, List.of());
    }

    @Override
    public Written delete(Caller caller, Target target, DeleteOptions options) {
        Wiring.mustOffer(target.resource(), "delete");
        mustBeObjectItself(target);
        return deletes.delete(caller, target, options);
    }

    @Override
    public Document deleteCollection(Caller caller, Target target, ListOptions which, DeleteOptions options) {
        Wiring.mustOffer(target.resource(), "deletecollection");
        Page page = reads.list(target, which);
        for (Page.Item item : page.items()) {
            Document object = item.document();
            try {
                deletes.delete(caller, new Target(target.resource(), object.namespace(), object.name(), ""), options);
            } catch (Refusal gone) {
                if (gone.code() != 404) {
                    throw gone;
                }
            }
        }
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("kind", target.resource().kind().name() + "List");
        list.put("apiVersion", target.resource().kind().apiVersion());
        list.put("metadata", Map.of("resourceVersion", page.resourceVersion()));
        list.put("items", page.items().stream().map(item -> (Object) item.document().fields()).toList());
        return Document.of(list);
    }

    private static void mustBeObjectItself(Target target, String... others) {
        if (!target.subresource().isEmpty() && !(List.of(others).contains(target.subresource()) && Parts.hasStatus(target.resource()))) {
            throw Refusal.noSuchResource();
        }
    }

    @Override
    public void close() {
        watches.close();
    }
}
