package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Difference;
import dev.pilothouse.text.Difference.Line;
import dev.pilothouse.text.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What changed between two parts of an object, for messages about what can't be changed: lines of JSON with three lines around. */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    static String between(Map<String, Object> before, Map<String, Object> after) {
        List<Line> lines = Difference.between(pretty(before), pretty(after)).lines();
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (from < lines.size()) {
            if (lines.get(from).mark() == Difference.Mark.SAME) {
                from++;
                continue;
            }
            int start = Math.max(0, from - CONTEXT);
            int end = end(lines, from);
            hunk(lines.subList(start, end), text);
            from = end;
        }
        return text.toString();
    }

    /** Returns where the hunk ends that has a change at the line: three lines after the last change that is near another. */
    private static int end(List<Line> lines, int first) {
        int last = first;
        for (int i = first; i < lines.size() && i <= last + 2 * CONTEXT; i++) {
            if (lines.get(i).mark() != Difference.Mark.SAME) {
                last = i;
            }
        }
        return Math.min(lines.size(), last + CONTEXT + 1);
    }

    private static void hunk(List<Line> lines, StringBuilder text) {
        text.append("@@ -").append(range(lines, true)).append(" +").append(range(lines, false)).append(" @@\n");
        for (Line line : lines) {
            char sign = switch (line.mark()) {
                case SAME -> ' ';
                case ADDED -> '+';
                case REMOVED -> '-';
            };
            text.append(sign).append(line.text()).append('\n');
        }
    }

    private static String range(List<Line> lines, boolean old) {
        List<Integer> numbers = lines.stream().map(line -> old ? line.before() : line.after()).filter(number -> number > 0).toList();
        return numbers.isEmpty() ? "0,0" : numbers.getFirst() + "," + numbers.size();
    }

    private static String pretty(Map<String, Object> object) {
        return Json.pretty(new Tree(new TreeMap<>(object)));
    }
}
