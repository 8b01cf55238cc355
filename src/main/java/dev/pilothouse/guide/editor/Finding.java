package dev.pilothouse.guide.editor;

import dev.pilothouse.model.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Something that is wrong in a text.
 *
 * @param line where it is written, counted from 1
 * @param document which document, counted from 0
 * @param path where it is in the document, for people; empty for the document itself
 */
public record Finding(int line, int document, String path, Fault fault) {

    /** What is wrong. */
    public sealed interface Fault {

        /** The text is no YAML, or a key stands there twice. */
        record Unreadable(Problem problem) implements Fault {}

        /**
         * No such field is known there.
         *
         * @param meant a field that is spelled much like it
         */
        record UnknownField(String name, Optional<String> meant) implements Fault {}

        /**
         * Another type of value belongs there.
         *
         * @param wanted as {@link FieldDoc#type} says it
         * @param given what stands there: {@code text}, {@code number}, {@code truth}, {@code object} or {@code list}
         */
        record WrongType(String wanted, String given) implements Fault {}

        /** A field must be given. */
        record Missing(String name) implements Fault {}

        /** The value is none of those that are allowed. */
        record NotAllowed(String value, List<String> allowed) implements Fault {}

        /**
         * The cluster does not serve such a kind.
         *
         * @param meant the words of a kind that is spelled much like it
         */
        record UnknownKind(String apiVersion, String kind, Optional<String> meant) implements Fault {}
    }
}
