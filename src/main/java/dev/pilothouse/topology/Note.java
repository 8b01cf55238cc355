package dev.pilothouse.topology;

import java.util.List;

/**
 * Something that is worth a word in the box of an object, as a message and its arguments.
 *
 * @param key of the message bundles, begins with {@code topology.note.}
 */
public record Note(String key, List<String> args) {

    static Note of(String what, String... args) {
        return new Note("topology.note." + what, List.of(args));
    }
}
