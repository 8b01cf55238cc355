package dev.pilothouse.ui.kit;

import dev.pilothouse.text.Difference;
import dev.pilothouse.text.Difference.Line;
import dev.pilothouse.text.Difference.Mark;
import java.util.ArrayList;
import java.util.List;

/** A difference as text in the unified format that {@code diff -u} writes and {@code patch} reads. */
final class Patch {

    private static final int CONTEXT = 3;

    private Patch() {}

    /** Returns the patch, empty when nothing differs. */
    static String of(String name, Difference difference) {
        List<Line> lines = difference.lines();
        StringBuilder patch = new StringBuilder();
        int at = 0;
        while (at < lines.size()) {
            if (lines.get(at).mark() == Mark.SAME) {
                at++;
                continue;
            }
            int end = endOfHunk(lines, at);
            appendHunk(patch, lines.subList(Math.max(0, at - CONTEXT), end));
            at = end;
        }
        return patch.isEmpty() ? "" : "--- a/" + name + "\n+++ b/" + name + "\n" + patch;
    }

    /** A hunk ends where more equal lines follow than two contexts hold. */
    private static int endOfHunk(List<Line> lines, int firstChange) {
        int lastChange = firstChange;
        for (int at = firstChange; at < lines.size() && at - lastChange <= 2 * CONTEXT; at++) {
            if (lines.get(at).mark() != Mark.SAME) {
                lastChange = at;
            }
        }
        return Math.min(lines.size(), lastChange + 1 + CONTEXT);
    }

    private static void appendHunk(StringBuilder patch, List<Line> hunk) {
        List<String> body = new ArrayList<>();
        int before = 0;
        int after = 0;
        for (Line line : hunk) {
            before += line.mark() == Mark.ADDED ? 0 : 1;
            after += line.mark() == Mark.REMOVED ? 0 : 1;
            body.add(sign(line.mark()) + line.text() + "\n");
        }
        int firstBefore = hunk.stream().mapToInt(Line::before).filter(number -> number > 0).findFirst().orElse(0);
        int firstAfter = hunk.stream().mapToInt(Line::after).filter(number -> number > 0).findFirst().orElse(0);
        patch.append("@@ -").append(firstBefore).append(',').append(before);
        patch.append(" +").append(firstAfter).append(',').append(after).append(" @@\n");
        body.forEach(patch::append);
    }

    private static char sign(Mark mark) {
        return switch (mark) {
            case SAME -> ' ';
            case ADDED -> '+';
            case REMOVED -> '-';
        };
    }
}
