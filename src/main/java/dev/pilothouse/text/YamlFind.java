package dev.pilothouse.text;

import dev.pilothouse.text.YamlNode.Entry;
import dev.pilothouse.text.YamlNode.Mapping;
import dev.pilothouse.text.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

/** Finds where a field is written, and which field is written at a place. */
final class YamlFind {

    private YamlFind() {}

    /**
     * A field or item in the text.
     *
     * @param behind place behind the colon or dash of the object or list that holds it
     * @param start where its key or dash is
     * @param end where its value ends
     */
    record Found(int behind, int start, int end, YamlNode value) {}

    private record Child(Object step, int behind, int start, int end, YamlNode value) {}

    /** Returns where that very path is written; empty when it is not there, or only by way of an alias. */
    static Optional<Found> find(YamlPart part, List<Object> path) {
        if (part.root().isEmpty()) {
            return Optional.empty();
        }
        YamlLayout layout = part.layout();
        YamlNode root = part.root().get();
        Found found = new Found(0, layout.contentStart(root), layout.contentEnd(root), root);
        int behind = 0;
        for (Object step : path) {
            Optional<Child> child = children(found.value, layout).stream().filter(one -> one.step.equals(step)).findFirst();
            if (child.isEmpty()) {
                return Optional.empty();
            }
            found = new Found(behind, child.get().start, child.get().end, child.get().value);
            behind = child.get().behind;
        }
        return Optional.of(found);
    }

    /** Returns the innermost path on the line that starts and ends there; of several beside each other, what holds them. */
    static List<Object> at(YamlPart part, int lineStart, int lineEnd) {
        List<Object> path = new ArrayList<>();
        YamlLayout layout = part.layout();
        Optional<YamlNode> node = part.root();
        while (node.isPresent()) {
            List<Child> there = children(node.get(), layout).stream()
                    .filter(child -> child.start <= lineEnd && layout.lineEnd(child.end) >= lineStart)
                    .toList();
            if (there.size() != 1) {
                break;
            }
            path.add(there.getFirst().step);
            node = Optional.of(there.getFirst().value);
        }
        return path;
    }

    /** Hands over the path of everything that is written, with its line counted from 0. */
    static void all(YamlPart part, ObjIntConsumer<List<Object>> consumer) {
        if (part.root().isPresent()) {
            new Walk(part, consumer).below(part.root().get());
        }
    }

    private static final class Walk {
        private final YamlLayout layout;
        private final ObjIntConsumer<List<Object>> consumer;
        private final List<Object> path = new ArrayList<>();
        private int line;
        private int counted;

        Walk(YamlPart part, ObjIntConsumer<List<Object>> consumer) {
            layout = part.layout();
            this.consumer = consumer;
        }

        void below(YamlNode node) {
            for (Child child : children(node, layout)) {
                path.add(child.step);
                for (; counted < child.start; counted = Math.min(child.start, layout.nextLine(layout.lineEnd(counted)))) {
                    line += layout.lineEnd(counted) < child.start ? 1 : 0;
                }
                consumer.accept(List.copyOf(path), line);
                below(child.value);
                path.removeLast();
            }
        }
    }

    private static List<Child> children(YamlNode node, YamlLayout layout) {
        List<Child> children = new ArrayList<>();
        if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                children.add(new Child(
                        entry.name(), layout.behindColon(entry), layout.entryStart(entry), layout.contentEnd(entry), entry.value()));
            }
        } else if (node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                YamlNode item = sequence.items().get(i);
                int start = sequence.flow() ? item.start() : layout.dash(sequence, i);
                children.add(new Child(i, start + (sequence.flow() ? 0 : 1), start, layout.contentEnd(item), item));
            }
        }
        return children;
    }
}
