package dev.pilothouse.text;

import java.util.List;

/** The difference of two texts, line by line, as a unified diff shows it. */
public record Difference(List<Line> lines) {

    /** What happened to a line. */
    public enum Mark {
        SAME,
        ADDED,
        REMOVED
    }

    /**
     * One line.
     *
     * @param before its number in the old text from 1, or 0
     * @param after its number in the new text from 1, or 0
     * @param words parts of the line that differ from its counterpart, as pairs of start and end
     */
    public record Line(Mark mark, int before, int after, String text, List<Span> words) {}

    /** A part of a line, from start to before end. */
    public record Span(int start, int end) {}

    public static Difference between(String before, String after) {
        throw new IllegalStateException("to be filled " + before + after);
    }

    public long added() {
        return lines.stream().filter(line -> line.mark() == Mark.ADDED).count();
    }

    public long removed() {
        return lines.stream().filter(line -> line.mark() == Mark.REMOVED).count();
    }
}
