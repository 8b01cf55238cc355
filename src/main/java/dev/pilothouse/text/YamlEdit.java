package dev.pilothouse.text;

import dev.pilothouse.text.YamlNode.Alias;
import dev.pilothouse.text.YamlNode.Entry;
import dev.pilothouse.text.YamlNode.Mapping;
import dev.pilothouse.text.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what to replace in the text of one document so that one value becomes another one: fields and items that stay the same are
 * not touched, and what shares an anchor with a changed value is written out so that it keeps its own.
 *
 * <p>Nothing here is certain to be right for every trick of YAML; whoever uses it reads the new text and compares.
 */
final class YamlEdit {

    private static final int NOTHING = -1;

    private final YamlNode root;
    private final YamlLayout layout;
    private final YamlStyle style;
    private final int removed;
    private final YamlSlotEdit slots;
    private final YamlFlowEdit flow;
    private final Splices splices = new Splices();
    private final Set<YamlNode> changedAnchors = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param removed index of the item that the change leaves out, when it is known; negative otherwise */
    YamlEdit(YamlNode root, YamlLayout layout, YamlStyle style, int removed) {
        this.removed = removed;
        this.root = root;
        this.layout = layout;
        this.style = style;
        slots = new YamlSlotEdit(layout, style, splices);
        flow = new YamlFlowEdit(layout, splices);
    }

    /**
     * Returns the text in which this value stands at the path.
     *
     * @param whole length of the part of the path below which everything is written anew
     */
    String with(List<Object> path, @Nullable Object value, int whole) {
        walk(root, Slot.ROOT, false, path, value, whole);
        keepAliases(root, Slot.ROOT, false);
        return splices.apply(layout.text());
    }

    private void walk(YamlNode node, Slot slot, boolean inFlow, List<Object> path, @Nullable Object value, int whole) {
        touch(node);
        if (whole == 0) {
            replace(node, slot, inFlow, YamlValues.with(node.value(), path, value));
            return;
        }
        if (!path.isEmpty() && node instanceof Mapping mapping && path.getFirst() instanceof String name) {
            for (Entry entry : mapping.entries()) {
                if (!entry.merge() && entry.name().equals(name)) {
                    walk(entry.value(), slot(entry), mapping.flow(), path.subList(1, path.size()), value, whole - 1);
                    return;
                }
            }
        } else if (!path.isEmpty() && node instanceof Sequence sequence && path.getFirst() instanceof Integer index
                && index < sequence.items().size()) {
            YamlNode item = sequence.items().get(index);
            walk(item, slot(sequence, index), sequence.flow(), path.subList(1, path.size()), value, whole - 1);
            return;
        }
        change(node, slot, inFlow, YamlValues.with(node.value(), path, value));
    }

    private void touch(YamlNode node) {
        if (node.isAnchored()) {
            changedAnchors.add(node);
        }
    }

    private void touchAll(YamlNode node) {
        touch(node);
        children(node).forEach(this::touchAll);
    }

    private static List<YamlNode> children(YamlNode node) {
        return switch (node) {
            case Mapping mapping -> mapping.entries().stream().flatMap(entry -> java.util.stream.Stream.of(entry.key(), entry.value())).toList();
            case Sequence sequence -> sequence.items();
            case YamlNode.Scalar _, Alias _ -> List.of();
        };
    }

    private Slot slot(Entry entry) {
        return new Slot(layout.behindColon(entry), layout.column(layout.entryStart(entry)), Slot.Kind.FIELD);
    }

    private Slot slot(Sequence sequence, int index) {
        if (sequence.flow()) {
            return new Slot(sequence.items().get(index).start(), 0, Slot.Kind.ITEM);
        }
        int dash = layout.dash(sequence, index);
        return new Slot(dash + 1, layout.column(dash), Slot.Kind.ITEM);
    }

    private void change(YamlNode node, Slot slot, boolean inFlow, @Nullable Object value) {
        if (Objects.equals(node.value(), value)) {
            return;
        }
        touch(node);
        boolean done = switch (node) {
            case Mapping mapping when value instanceof Map<?, ?> fields && !fields.isEmpty() -> changeFields(mapping, Values.map(fields));
            case Sequence sequence when value instanceof List<?> items && !items.isEmpty() -> changeItems(sequence, items);
            default -> false;
        };
        if (!done) {
            replace(node, slot, inFlow, value);
        }
    }

    private void replace(YamlNode node, Slot slot, boolean inFlow, @Nullable Object value) {
        touchAll(node);
        if (inFlow) {
            flow.replace(node, value);
        } else {
            slots.replace(node, slot, value);
        }
    }

    private boolean changeFields(Mapping mapping, Map<String, Object> fields) {
        List<Entry> kept = mapping.entries().stream()
                .filter(entry -> entry.merge() ? !holds(entry.value().value()) || holds(kept(entry.value().value(), fields)) : fields.containsKey(entry.name()))
                .toList();
        if (kept.isEmpty()) {
            return false;
        }
        Map<String, Object> added = new LinkedHashMap<>(fields);
        for (Entry entry : mapping.entries()) {
            if (entry.merge()) {
                continue;
            }
            added.remove(entry.name());
            if (fields.containsKey(entry.name())) {
                change(entry.value(), slot(entry), mapping.flow(), fields.get(entry.name()));
            } else {
                touchAll(entry.value());
            }
        }
        for (Entry entry : mapping.entries()) {
            if (entry.merge() && !kept.contains(entry)) {
                touchAll(entry.value());
            } else if (entry.merge()) {
                change(entry.value(), slot(entry), mapping.flow(), kept(entry.value().value(), fields));
            }
        }
        added.entrySet().removeIf(field -> mapping.value().containsKey(field.getKey())
                && Objects.equals(mapping.value().get(field.getKey()), field.getValue()));
        if (mapping.flow()) {
            return flow.fields(mapping, kept, added);
        }
        removeFields(mapping, kept);
        addFields(mapping, kept.getLast(), added);
        return true;
    }

    /** Leaves out of what is merged the fields that are not wanted any more; a merge that then gives nothing goes. */
    private static @Nullable Object kept(@Nullable Object merged, Map<String, Object> fields) {
        if (merged instanceof List<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            list.forEach(item -> all.add(kept(item, fields)));
            return all;
        }
        Map<String, Object> left = new LinkedHashMap<>(Values.mapOrEmpty(merged));
        left.keySet().retainAll(fields.keySet());
        return left;
    }

    private static boolean holds(@Nullable Object merged) {
        return merged instanceof List<?> list ? list.stream().anyMatch(YamlEdit::holds) : !Values.mapOrEmpty(merged).isEmpty();
    }

    private void removeFields(Mapping mapping, List<Entry> kept) {
        List<Entry> entries = mapping.entries();
        int first = entries.indexOf(kept.getFirst());
        boolean startsLine = layout.startsLine(layout.entryStart(entries.getFirst()));
        if (first > 0 && !startsLine) {
            slots.removeBefore(layout.entryStart(entries.getFirst()), layout.lastLineEnd(entries.get(first - 1)));
        }
        int open = NOTHING;
        for (int i = startsLine ? 0 : first; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (kept.contains(entry)) {
                open = layout.endsOpen(entry.value()) ? layout.lastLineEnd(entry) : NOTHING;
            } else {
                open = remove(layout.entryStart(entry), layout.lastLineEnd(entry), open);
            }
        }
    }

    private void addFields(Mapping mapping, Entry last, Map<String, Object> added) {
        if (!added.isEmpty()) {
            int column = layout.column(layout.entryStart(mapping.entries().getFirst()));
            slots.insertAfter(layout.lastLineEnd(last), column, YamlWriter.fields(added, column, style));
        }
    }

    private boolean changeItems(Sequence sequence, List<?> items) {
        List<YamlNode> old = sequence.items();
        if (old.isEmpty()) {
            return false;
        }
        ItemMatch match = removed >= 0 ? ItemMatch.without(old.size(), removed) : ItemMatch.of(sequence.value(), items);
        if (match.kept().isEmpty()) {
            return false;
        }
        match.kept().forEach((from, to) -> change(old.get(from), slot(sequence, from), sequence.flow(), items.get(to)));
        for (int i = 0; i < old.size(); i++) {
            if (!match.kept().containsKey(i)) {
                touchAll(old.get(i));
            }
        }
        if (sequence.flow()) {
            return flow.items(sequence, match, items);
        }
        removeItems(sequence, match);
        match.added(items).forEach((after, more) -> addItems(sequence, after, more));
        return true;
    }

    private void removeItems(Sequence sequence, ItemMatch match) {
        int first = match.kept().firstKey();
        boolean startsLine = layout.startsLine(layout.dash(sequence, 0));
        if (first > 0 && !startsLine) {
            slots.removeBefore(layout.dash(sequence, 0), layout.lastLineEnd(sequence.items().get(first - 1)));
        }
        int open = NOTHING;
        for (int i = startsLine ? 0 : first; i < sequence.items().size(); i++) {
            YamlNode item = sequence.items().get(i);
            if (match.kept().containsKey(i)) {
                open = layout.endsOpen(item) ? layout.lastLineEnd(item) : NOTHING;
            } else {
                open = remove(layout.dash(sequence, i), layout.lastLineEnd(item), open);
            }
        }
    }

    /**
     * Removes an entry or item.
     *
     * @param open the end of a block scalar before it that would take empty lines behind it too; a comment between them closes it
     * @return the same end for the next one, or nothing
     */
    private int remove(int start, int lineEnd, int open) {
        boolean stillOpen = open != NOTHING && layout.isBlank(open, layout.lineStart(start));
        int end = slots.removeLines(start, lineEnd, stillOpen);
        return stillOpen ? end : NOTHING;
    }

    /** @param after index of the item behind which to add, -1 for the beginning */
    private void addItems(Sequence sequence, int after, List<?> items) {
        int column = layout.column(layout.dash(sequence, 0));
        String text = YamlWriter.items(items, column, style);
        if (after < 0) {
            slots.insertBefore(layout.dash(sequence, 0), column, text);
        } else {
            YamlNode neighbour = sequence.items().get(after);
            slots.insertAfter(layout.lastLineEnd(neighbour), column, text);
        }
    }

    /** Writes out every alias of a value that changes, so that it keeps what it meant. */
    private void keepAliases(YamlNode node, Slot slot, boolean inFlow) {
        if (changedAnchors.isEmpty()) {
            return;
        }
        switch (node) {
            case Alias alias when changedAnchors.contains(alias.target()) && !splices.covers(alias.start(), alias.end()) ->
                    replace(alias, slot, inFlow, alias.value());
            case Mapping mapping -> mapping.entries().forEach(entry -> {
                keepAliases(entry.key(), slot, true);
                keepAliases(entry.value(), slot(entry), mapping.flow());
            });
            case Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    keepAliases(sequence.items().get(i), slot(sequence, i), sequence.flow());
                }
            }
            default -> {}
        }
    }
}
