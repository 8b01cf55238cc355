package dev.pilothouse.log;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the text or regular expression of a {@link Sift} in lines.
 *
 * <p>A regular expression may look at each character of a line {@value #LOOKS} times, and {@value #LEAST} more; a line for which that is
 * not enough counts as one without it. So no expression, however it goes back and forth, holds the search up. For one thread.
 */
public final class Finder {

    private static final int LOOKS = 50;
    private static final int LEAST = 20_000;
    private static final int MOST_SPANS = 200;

    private final Sift sift;
    private final @Nullable Matcher matcher;
    private final Needles needles;
    private long givenUp;

    /** Where in a line it was found, from a position up to another one. */
    public record Span(int start, int end) {}

    /** @throws ProblemException {@code LOG_PATTERN_BROKEN} */
    public Finder(Sift sift) {
        this.sift = sift;
        matcher = sift.pattern() && !sift.text().isEmpty() ? compiled(sift).matcher("") : null;
        needles = Needles.of(sift);
    }

    private static Pattern compiled(Sift sift) {
        try {
            return Pattern.compile(sift.text(), sift.caseMatters() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException e) {
            Problem problem = Problem.of(ProblemCode.LOG_PATTERN_BROKEN, sift.text(), Integer.toString(e.getIndex() + 1));
            throw new ProblemException(problem.withDetail(String.valueOf(e.getDescription())), e);
        } catch (StackOverflowError e) {
            throw new ProblemException(Problem.of(ProblemCode.LOG_PATTERN_BROKEN, sift.text(), "1"), e);
        }
    }

    /** Returns how many lines the expression was too slow for. */
    public long givenUp() {
        return givenUp;
    }

    /** Tells whether an entry is wanted. A mark is where its source is, unless lines with a text are looked for: it has none. */
    public boolean wants(Entry entry) {
        return admits(entry.source(), entry.level(), entry.mark())
                && (entry.mark() || sift.text().isEmpty() || found(Ansi.visible(entry.text())) != sift.negated());
    }

    /** Tells whether an entry is wanted if only its text is. */
    boolean admits(int source, Level level, boolean mark) {
        boolean here = sift.sources().isEmpty() || sift.sources().contains(source);
        return here && (mark ? sift.text().isEmpty() || sift.negated() : sift.levels().isEmpty() || sift.levels().contains(level));
    }

    /**
     * Tells whether the text of a line is wanted, by its bytes (UTF-8) where they suffice.
     *
     * @param odd as {@link #odd} says of the text
     */
    boolean wants(byte[] bytes, int from, int to, boolean odd) {
        if (sift.text().isEmpty()) {
            return true;
        }
        if (!odd && !needles.in(bytes, from, to)) {
            return sift.negated();
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return found(odd ? Ansi.visible(text) : text) != sift.negated();
    }

    /**
     * Tells whether bytes don't say for certain what is found in a line: it is not seen as it is, or holds one of the few characters that
     * are a letter of ASCII in another case (İ, ı, ſ and the sign of Kelvin).
     */
    static boolean odd(String text) {
        return !Ansi.asItIs(text) || text.indexOf('\u0130') >= 0 || text.indexOf('\u0131') >= 0 || text.indexOf('\u017f') >= 0 || text.indexOf('\u212a') >= 0;
    }

    private boolean found(String line) {
        return matcher == null ? next(line, 0) >= 0 : find(matcher.reset(new Watched(line)));
    }

    /** Returns where it is in what of a line is seen, the first {@value #MOST_SPANS} times. */
    public List<Span> spans(String line) {
        List<Span> spans = new ArrayList<>();
        if (sift.text().isEmpty() || sift.negated()) {
            return spans;
        }
        if (matcher == null) {
            for (int at = next(line, 0); at >= 0 && spans.size() < MOST_SPANS; at = next(line, at + sift.text().length())) {
                spans.add(new Span(at, at + sift.text().length()));
            }
            return spans;
        }
        matcher.reset(new Watched(line));
        while (spans.size() < MOST_SPANS && find(matcher)) {
            if (matcher.end() > matcher.start()) {
                spans.add(new Span(matcher.start(), matcher.end()));
            }
        }
        return spans;
    }

    private boolean find(Matcher in) {
        try {
            return in.find();
        } catch (TooSlow | StackOverflowError e) {
            givenUp++;
            return false;
        }
    }

    private int next(String line, int from) {
        String wanted = sift.text();
        if (sift.caseMatters()) {
            return line.indexOf(wanted, from);
        }
        char small = Character.toLowerCase(wanted.charAt(0));
        char capital = Character.toUpperCase(wanted.charAt(0));
        for (int i = from; i <= line.length() - wanted.length(); i++) {
            char c = line.charAt(i);
            boolean maybe = c == small || c == capital || c > 0x7f;
            if (maybe && line.regionMatches(true, i, wanted, 0, wanted.length())) {
                return i;
            }
        }
        return -1;
    }

    private static final class TooSlow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("too many looks at a line", null, false, false);
        }
    }

    /** A line that counts how often it is looked at. */
    private static final class Watched implements CharSequence {
        private final String line;
        private long left;

        Watched(String line) {
            this.line = line;
            left = LEAST + (long) LOOKS * line.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooSlow();
            }
            return line.charAt(index);
        }

        @Override
        public int length() {
            return line.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return line.substring(start, end);
        }

        @Override
        public String toString() {
            return line;
        }
    }
}
