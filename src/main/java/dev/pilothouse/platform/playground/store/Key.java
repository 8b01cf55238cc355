package dev.pilothouse.platform.playground.store;

/**
 * Where an object is kept.
 *
 * @param resource as the rooms name it, for example {@code pods} or {@code deployments.apps}
 * @param namespace empty when the kind has none
 */
public record Key(String resource, String namespace, String name) {

    /** Returns the place within the resource; the order of a list is the order of these texts, as in a real cluster. */
    String path() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
