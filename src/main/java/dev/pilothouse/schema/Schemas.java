package dev.pilothouse.schema;

import dev.pilothouse.model.Kind;
import java.util.List;
import java.util.Optional;

/** All kinds that a cluster serves, and what they hold. */
public interface Schemas extends SchemaFinder {

    /** Returns everything that is served, one entry a version, groups and versions in the order of discovery. */
    List<Resource> resources();

    /** Finds what is served at a path. */
    Optional<Resource> at(String group, String version, String plural);

    /** Finds the resource whose objects carry these words. */
    Optional<Resource> of(String apiVersion, String kindName);

    /** Finds by the name of the rooms, {@code pods} or {@code deployments.apps}, in the version that is kept. */
    Optional<Resource> named(String name);

    /** Returns what objects of the kind hold, with {@code apiVersion}, {@code kind} and {@code metadata}. */
    Optional<Schema> schema(Kind kind);
}
