package dev.pilothouse.text;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
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
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        List<Line> lines = new ArrayList<>();
        int done = 0;
        int shift = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            same(old, done, delta.getSource().getPosition(), shift, lines);
            changed(delta, lines);
            done = delta.getSource().getPosition() + delta.getSource().size();
            shift = delta.getTarget().getPosition() + delta.getTarget().size() - done;
        }
        same(old, done, old.size(), shift, lines);
        return new Difference(List.copyOf(lines));
    }

    private static void same(List<String> old, int from, int to, int shift, List<Line> lines) {
        for (int i = from; i < to; i++) {
            lines.add(new Line(Mark.SAME, i + 1, i + 1 + shift, old.get(i), List.of()));
        }
    }

    /** Lines that changed in one place are counterparts one by one, from the first. */
    private static void changed(AbstractDelta<String> delta, List<Line> lines) {
        List<String> removed = delta.getSource().getLines();
        List<String> added = delta.getTarget().getLines();
        int pairs = Math.min(removed.size(), added.size());
        List<WordChange> words = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            words.add(WordChange.between(removed.get(i), added.get(i)));
        }
        for (int i = 0; i < removed.size(); i++) {
            List<Span> spans = i < pairs ? words.get(i).removed() : List.of();
            lines.add(new Line(Mark.REMOVED, delta.getSource().getPosition() + i + 1, 0, removed.get(i), spans));
        }
        for (int i = 0; i < added.size(); i++) {
            List<Span> spans = i < pairs ? words.get(i).added() : List.of();
            lines.add(new Line(Mark.ADDED, 0, delta.getTarget().getPosition() + i + 1, added.get(i), spans));
        }
    }

    public long added() {
        return lines.stream().filter(line -> line.mark() == Mark.ADDED).count();
    }

    public long removed() {
        return lines.stream().filter(line -> line.mark() == Mark.REMOVED).count();
    }
}
