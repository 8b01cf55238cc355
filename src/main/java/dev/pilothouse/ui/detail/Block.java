package dev.pilothouse.ui.detail;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.ResourceRef;
import java.util.List;
import java.util.Optional;

/** A part of an overview: what is said, without how it is drawn. Texts are from the cluster unless a field is called a key. */
sealed interface Block {

    /** Short facts with a label each. */
    record Facts(List<Fact> facts) implements Block {}

    /** A container: what runs, how it is doing and how it is watched. */
    record Container(
            String name, String image, Health state, String stateText, int restarts, List<Fact> facts, List<Probe> probes)
            implements Block {}

    /** What the object says about itself, each as a sentence. */
    record Conditions(List<Condition> conditions) implements Block {}

    /** Keys with their sizes, for configuration. */
    record Keys(String titleKey, List<Entry> entries) implements Block {}

    /**
     * A labelled value.
     *
     * @param label key of the message bundles when it holds a dot at {@code detail.}, else a field of the object as it is
     */
    record Fact(String label, Value value) {}

    /** What stands beside a label. */
    sealed interface Value {
        record Text(String text) implements Value {}

        /** A name or address that is read letter by letter, and copied. */
        record Code(String text) implements Value {}

        record Link(Optional<ResourceRef> to, String text, String note) implements Value {}

        record Chips(List<String> texts) implements Value {}

        /** A moment in epoch seconds. */
        record Since(long epochSecond) implements Value {}
    }

    /** A check of a container. */
    record Probe(String kindKey, String text) {}

    /** A statement of the object about itself. */
    record Condition(Health.State state, String type, String text, long since) {}

    /** A key and what is said about its value. */
    record Entry(String key, String text) {}

    static Fact text(String label, String text) {
        return new Fact(label, new Value.Text(text));
    }

    static Fact code(String label, String text) {
        return new Fact(label, new Value.Code(text));
    }
}
