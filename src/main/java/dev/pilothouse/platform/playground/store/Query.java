package dev.pilothouse.platform.playground.store;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which objects of a resource are asked for.
 *
 * @param namespace empty for all
 * @param after place of an object ({@code namespace/name}) after which to begin, empty for the first
 * @param limit most objects, 0 for all
 * @param wanted empty for all
 */
public record Query(String resource, String namespace, String after, int limit, Optional<Predicate<Stored>> wanted) {

    public static Query all(String resource, String namespace) {
        return new Query(resource, namespace, "", 0, Optional.empty());
    }

    boolean wants(Stored stored) {
        return wanted.isEmpty() || wanted.get().test(stored);
    }

    NavigableMap<String, Stored> part(NavigableMap<String, Stored> all) {
        NavigableMap<String, Stored> part = all;
        if (!namespace.isEmpty()) {
            part = part.subMap(namespace + "/", true, namespace + "0", false);
        }
        if (!after.isEmpty()) {
            part = part.tailMap(after, false);
        }
        return part;
    }
}
