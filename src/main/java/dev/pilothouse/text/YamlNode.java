package dev.pilothouse.text;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value and where it is written: from {@code start} to before {@code end}, in characters; anchor and tag are part of it. */
sealed interface YamlNode {

    int start();

    int end();

    /** Returns what it means, aliases and merge keys followed. */
    @Nullable Object value();

    /** Text, number, truth value or null; start and end are equal where nothing is written. */
    record Scalar(int start, int end, boolean anchored, @Nullable Object value) implements YamlNode {}

    /** Stands for a value that was written before. */
    record Alias(int start, int end, YamlNode target) implements YamlNode {
        @Override
        public @Nullable Object value() {
            return target.value();
        }
    }

    /** A list; the end of one in block style means nothing. */
    record Sequence(int start, int end, boolean anchored, boolean flow, List<YamlNode> items, List<@Nullable Object> value)
            implements YamlNode {}

    /** An object; the end of one in block style means nothing. */
    record Mapping(int start, int end, boolean anchored, boolean flow, List<Entry> entries, Map<String, Object> value)
            implements YamlNode {}

    /**
     * A field of an object.
     *
     * @param merge it is a merge key: the fields of its value count as fields of the object
     */
    record Entry(YamlNode key, String name, YamlNode value, boolean merge) {}

    default boolean isAnchored() {
        return switch (this) {
            case Scalar scalar -> scalar.anchored;
            case Sequence sequence -> sequence.anchored;
            case Mapping mapping -> mapping.anchored;
            case Alias _ -> false;
        };
    }

    default boolean isFlow() {
        return (this instanceof Mapping mapping && mapping.flow) || (this instanceof Sequence sequence && sequence.flow);
    }

    /** Tells whether it is an object or list written line by line. */
    default boolean isBlock() {
        return (this instanceof Mapping mapping && !mapping.flow) || (this instanceof Sequence sequence && !sequence.flow);
    }
}
