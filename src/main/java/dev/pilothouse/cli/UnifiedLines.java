package dev.pilothouse.cli;

import dev.pilothouse.text.Difference;
import java.util.List;

/** Prints the changed lines of a difference with some around them, as a unified diff does. */
final class UnifiedLines {

    private static final int CONTEXT_LINES = 3;

    private UnifiedLines() {}

    /** Prints nothing, and returns false, when both texts are the same. */
    static boolean print(Terminal terminal, String before, String after, Difference difference) {
        if (difference.added() + difference.removed() == 0) {
            return false;
        }
        terminal.line("--- " + before);
        terminal.line("+++ " + after);
        List<Difference.Line> lines = difference.lines();
        int printed = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (nearChange(lines, i)) {
                if (printed != i - 1) {
                    terminal.line("@@ " + Math.max(lines.get(i).before(), lines.get(i).after()) + " @@");
                }
                terminal.line(sign(lines.get(i)) + lines.get(i).text());
                printed = i;
            }
        }
        return true;
    }

    private static boolean nearChange(List<Difference.Line> lines, int index) {
        int from = Math.max(0, index - CONTEXT_LINES);
        int to = Math.min(lines.size(), index + CONTEXT_LINES + 1);
        return lines.subList(from, to).stream().anyMatch(line -> line.mark() != Difference.Mark.SAME);
    }

    private static String sign(Difference.Line line) {
        return switch (line.mark()) {
            case SAME -> " ";
            case ADDED -> "+";
            case REMOVED -> "-";
        };
    }
}
