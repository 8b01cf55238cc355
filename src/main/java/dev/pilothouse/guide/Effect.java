package dev.pilothouse.guide;

import java.util.List;

/**
 * Something that follows from what a person is about to do, as a key of the message bundles with its arguments.
 *
 * @param weight how much it matters
 */
public record Effect(Weight weight, String key, List<String> args) {

    /** Whether it only says what happens, warns that something else happens than was asked for, or that it cannot happen at all. */
    public enum Weight {
        NOTE,
        WARNING,
        ERROR
    }

    public static Effect note(String key, String... args) {
        return new Effect(Weight.NOTE, key, List.of(args));
    }

    public static Effect error(String key, String... args) {
        return new Effect(Weight.ERROR, key, List.of(args));
    }

    public static Effect warning(String key, String... args) {
        return new Effect(Weight.WARNING, key, List.of(args));
    }
}
