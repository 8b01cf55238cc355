package dev.pilothouse.text;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import dev.pilothouse.text.Difference.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which parts of a changed line differ; nothing when the two lines have too little in common for that to help. */
record WordChange(List<Span> removed, List<Span> added) {

    private static final WordChange NONE = new WordChange(List.of(), List.of());
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|[^\\p{L}\\p{N}_\\s]");
    private static final int LONGEST_LINE = 2000;

    static WordChange between(String before, String after) {
        if (before.length() > LONGEST_LINE || after.length() > LONGEST_LINE) {
            return NONE;
        }
        List<String> old = words(before);
        List<String> now = words(after);
        List<Span> removed = new ArrayList<>();
        List<Span> added = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            mark(old, delta.getSource(), removed);
            mark(now, delta.getTarget(), added);
        }
        boolean alike = common(before, removed) && common(after, added);
        return alike ? new WordChange(List.copyOf(removed), List.copyOf(added)) : NONE;
    }

    private static List<String> words(String line) {
        return WORD.matcher(line).results().map(MatchResult::group).toList();
    }

    private static void mark(List<String> words, Chunk<String> chunk, List<Span> spans) {
        int start = length(words.subList(0, chunk.getPosition()));
        int length = length(chunk.getLines());
        if (length > 0) {
            spans.add(new Span(start, start + length));
        }
    }

    private static int length(List<String> words) {
        return words.stream().mapToInt(String::length).sum();
    }

    /** At least a quarter of what can be seen must have stayed. */
    private static boolean common(String line, List<Span> spans) {
        int changed = 0;
        for (Span span : spans) {
            changed += line.substring(span.start(), span.end()).strip().length();
        }
        int visible = line.strip().length();
        return 4 * (visible - changed) >= visible;
    }
}
