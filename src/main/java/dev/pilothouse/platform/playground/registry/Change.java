package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import java.util.Optional;

/**
 * What happened to an object.
 *
 * @param object as it is now; when deleted, as it was last
 * @param before as it was, empty when it is new
 */
public record Change(Type type, Document object, Optional<Document> before) {

    public enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }
}
