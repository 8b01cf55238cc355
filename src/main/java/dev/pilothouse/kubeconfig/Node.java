package dev.pilothouse.kubeconfig;

import dev.pilothouse.text.PlainScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a YAML document together with the place where it stands in the text, so that a finding can point at it and an edit can
 * replace exactly it.
 */
sealed interface Node {

    Span span();

    /** Returns the number of nodes in it when every alias is written out. */
    long weight();

    /** Returns the same content as it stands at another place by an alias. */
    Node aliasedAt(Span span);

    /** Returns the value as {@link dev.pilothouse.model.Tree} holds values. */
    @Nullable Object plain();

    /** Tells whether it is null, as an empty value is. */
    default boolean isNull() {
        return false;
    }

    /**
     * A range of the text in code points, the end excluded.
     *
     * @param line of the start, counted from 1
     * @param column of the start, counted from 0
     */
    record Span(int start, int end, int line, int column) {}

    /**
     * A single value.
     *
     * @param quoted it is text whatever it looks like
     * @param anchored others refer to it, so it cannot be replaced
     */
    record Scalar(String value, boolean quoted, boolean anchored, Span span) implements Node {

        @Override
        public long weight() {
            return 1;
        }

        @Override
        public Scalar aliasedAt(Span place) {
            return new Scalar(value, quoted, false, place);
        }

        @Override
        public boolean isNull() {
            return plain() == null;
        }

        @Override
        public @Nullable Object plain() {
            try {
                return quoted ? value : PlainScalar.resolve(value);
            } catch (PlainScalar.NotFinite e) {
                return Double.NaN;
            }
        }
    }

    /** A list. */
    record Sequence(List<Node> items, long weight, Span span) implements Node {

        @Override
        public Sequence aliasedAt(Span place) {
            return new Sequence(items, weight, place);
        }

        @Override
        public Object plain() {
            var values = new ArrayList<@Nullable Object>(items.size());
            items.forEach(item -> values.add(item.plain()));
            return values;
        }
    }

    /**
     * Values by key, in the order of the text. A key that is given twice counts as it was given last, as kubectl reads it.
     *
     * @param flow written with braces
     */
    record Mapping(List<Pair> pairs, boolean flow, long weight, Span span) implements Node {

        @Override
        public Mapping aliasedAt(Span place) {
            return new Mapping(pairs, flow, weight, place);
        }

        @Override
        public Map<String, @Nullable Object> plain() {
            var values = new LinkedHashMap<String, @Nullable Object>();
            merged().forEach(mapping -> mapping.plain().forEach(values::putIfAbsent));
            pairs.stream().filter(pair -> !pair.merges()).forEach(pair -> values.put(pair.key().value(), pair.value().plain()));
            return values;
        }

        /** Finds the value of a key, also one that comes in by a merge key ({@code <<}). */
        Optional<Node> value(String key) {
            return pair(key).map(Pair::value).or(() -> merged().stream()
                    .flatMap(mapping -> mapping.value(key).stream())
                    .findFirst());
        }

        /** Finds a key with its value where they are written in this mapping itself. */
        Optional<Pair> pair(String key) {
            return pairs.stream()
                    .filter(pair -> !pair.merges() && pair.key().value().equals(key))
                    .reduce((_, last) -> last);
        }

        private List<Mapping> merged() {
            return pairs.stream()
                    .filter(Pair::merges)
                    .flatMap(pair -> pair.value() instanceof Sequence sequence
                            ? sequence.items().stream()
                            : List.of(pair.value()).stream())
                    .filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .toList();
        }
    }

    /** A key with its value. */
    record Pair(Scalar key, Node value) {

        boolean merges() {
            return key.value().equals("<<") && !key.quoted();
        }
    }
}
