package dev.pilothouse.text;

import dev.pilothouse.text.YamlNode.Entry;
import dev.pilothouse.text.YamlNode.Mapping;
import dev.pilothouse.text.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes what stands within braces and brackets; with quoted keys as JSON where the neighbours are so. */
final class YamlFlowEdit {

    private final YamlLayout layout;
    private final Splices splices;
    private final boolean json;

    YamlFlowEdit(YamlLayout layout, Splices splices) {
        this.layout = layout;
        this.splices = splices;
        json = layout.charAt(layout.skip(layout.skip(0) + 1)) == '"' && layout.charAt(layout.skip(0)) == '{';
    }

    void replace(YamlNode old, @Nullable Object value) {
        int content = layout.contentStart(old);
        if (content >= old.end()) {
            boolean space = content > 0 && layout.charAt(content - 1) != ' ';
            splices.insert(old.end(), (space ? " " : "") + YamlWriter.flow(value, json));
            return;
        }
        char quote = layout.charAt(content);
        boolean quoted = "'\"".indexOf(quote) >= 0;
        splices.replace(
                layout.hasTag(old) || value instanceof Map || value instanceof List ? old.start() : content,
                old.end(),
                quoted && value instanceof String line ? YamlWriter.quoted(line, quote) : YamlWriter.flow(value, json));
    }

    /** Removes the fields that are not kept and adds others; false when the text is of a form that this cannot do. */
    boolean fields(Mapping mapping, List<Entry> kept, Map<String, Object> added) {
        if (layout.charAt(layout.contentStart(mapping)) != '{') {
            return false; // a pair within brackets has no braces
        }
        List<Stretch> stretches = new ArrayList<>();
        for (Entry entry : mapping.entries()) {
            int end = Math.max(entry.key().end(), entry.value().end());
            stretches.add(new Stretch(layout.entryStart(entry), end, kept.contains(entry)));
        }
        remove(stretches);
        Stretch last = stretches.get(mapping.entries().indexOf(kept.getLast()));
        added.forEach((name, value) -> splices.insert(
                last.end, separator(last.start) + YamlWriter.flow(name, json) + ": " + YamlWriter.flow(value, json)));
        return true;
    }

    boolean items(Sequence sequence, ItemMatch match, List<?> items) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            YamlNode item = sequence.items().get(i);
            stretches.add(new Stretch(item.start(), item.end(), match.kept().containsKey(i)));
        }
        remove(stretches);
        match.added(items).forEach((after, more) -> {
            for (Object item : more) {
                String written = YamlWriter.flow(item, json);
                if (after < 0) {
                    splices.insert(stretches.getFirst().start, written + separator(stretches.getFirst().start));
                } else {
                    splices.insert(stretches.get(after).end, separator(stretches.get(after).start) + written);
                }
            }
        });
        return true;
    }

    private record Stretch(int start, int end, boolean kept) {}

    private void remove(List<Stretch> stretches) {
        int first = 0;
        while (!stretches.get(first).kept) {
            first++;
        }
        if (first > 0) {
            splices.replace(stretches.getFirst().start, stretches.get(first).start, "");
        }
        for (int i = first + 1; i < stretches.size(); i++) {
            if (!stretches.get(i).kept) {
                splices.replace(stretches.get(i - 1).end, stretches.get(i).end, "");
            }
        }
    }

    /** Returns what to put between neighbours: a line each where they have one each. */
    private String separator(int neighbour) {
        if (!layout.startsLine(neighbour)) {
            return ", ";
        }
        int start = layout.lineStart(neighbour);
        return "," + layout.lineBreak() + layout.text().substring(start, neighbour);
    }
}
