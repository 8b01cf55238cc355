package dev.pilothouse.files;

import java.time.Instant;
import java.util.Optional;

/**
 * A file of a container as its folder lists it.
 *
 * @param size in bytes, -1 when the container cannot say
 * @param modified empty when the container cannot say
 */
public record FileEntry(String name, Type type, long size, Optional<Instant> modified) {

    /** What a name stands for. */
    public enum Type {
        FILE,
        FOLDER,
        LINK_TO_FOLDER,
        LINK,
        OTHER
    }

    /** Tells whether it can be looked into. */
    public boolean folder() {
        return type == Type.FOLDER || type == Type.LINK_TO_FOLDER;
    }
}
