package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.store.Event;
import dev.pilothouse.platform.playground.store.Key;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.platform.playground.store.Stored;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;

/** Finds objects by something that they say, so that nobody looks through all of them: pods by their node, copies by their owner. */
final class Index {

    private final Store store;
    private final String resource;
    private final Function<Stored, String> group;

    /** Places of the objects of each group, in their order; written under the store's lock. */
    private final Map<String, Set<String>> places = new ConcurrentHashMap<>();

    /** @param group what an object is found by, empty for one that nobody looks for */
    Index(Store store, String resource, Function<Stored, String> group) {
        this.store = store;
        this.resource = resource;
        this.group = group;
        var _ = store.listen(resource, present -> add(group.apply(present), present.key()), this::change);
    }

    private void change(Event event) {
        Stored before = event.before();
        String old = before == null ? "" : group.apply(before);
        String now = event.state().deleted() ? "" : group.apply(event.state());
        if (!old.equals(now)) {
            remove(old, event.state().key());
            add(now, event.state().key());
        }
    }

    private void add(String name, Key key) {
        if (!name.isEmpty()) {
            places.computeIfAbsent(name, _ -> new ConcurrentSkipListSet<>()).add(place(key));
        }
    }

    private void remove(String name, Key key) {
        places.computeIfPresent(name, (_, all) -> {
            all.remove(place(key));
            return all.isEmpty() ? null : all;
        });
    }

    private static String place(Key key) {
        return key.namespace() + "/" + key.name();
    }

    List<Document> find(String name) {
        return places.getOrDefault(name, Set.of()).stream()
                .map(place -> new Key(resource, place.substring(0, place.indexOf('/')), place.substring(place.indexOf('/') + 1)))
                .flatMap(key -> store.get(key).stream())
                .map(Stored::document)
                .toList();
    }
}
