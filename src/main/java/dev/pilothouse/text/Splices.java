package dev.pilothouse.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements of stretches of one text, made all at once. */
final class Splices {

    private final List<Splice> splices = new ArrayList<>();

    private record Splice(int start, int end, String replacement) {}

    void replace(int start, int end, String replacement) {
        if (start != end || !replacement.isEmpty()) {
            splices.add(new Splice(start, end, replacement));
        }
    }

    void insert(int at, String more) {
        replace(at, at, more);
    }

    /** Tells whether the stretch touches one that is replaced. */
    boolean covers(int start, int end) {
        return splices.stream().anyMatch(splice -> splice.start < splice.end && start < splice.end && end > splice.start);
    }

    boolean isEmpty() {
        return splices.isEmpty();
    }

    /** Returns the new text; of two replacements that overlap, the later one in the text is left out. */
    String apply(String text) {
        splices.sort(Comparator.comparingInt(Splice::start).thenComparingInt(Splice::end));
        StringBuilder out = new StringBuilder(text.length() + 100);
        int done = 0;
        for (Splice splice : splices) {
            if (splice.start >= done) {
                out.append(text, done, splice.start).append(splice.replacement);
                done = splice.end;
            }
        }
        return out.append(text, done, text.length()).toString();
    }
}
