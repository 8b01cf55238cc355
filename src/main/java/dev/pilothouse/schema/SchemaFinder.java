package dev.pilothouse.schema;

import java.util.Optional;

/** Finds what objects hold by the words that they carry. */
@FunctionalInterface
public interface SchemaFinder {

    /** Finds what objects with these words hold, served kinds and others such as {@code v1 DeleteOptions}. */
    Optional<Schema> schema(String apiVersion, String kindName);
}
