package dev.pilothouse.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads from a regular expression of {@link java.util.regex.Pattern}, which must be a valid one, which literals a match holds in any
 * case. Whatever it does not know for certain counts as no literal: it may find too little, never what a match could do without.
 */
final class Literals {

    /** Any character, or a place. */
    private static final String NO_LITERALS = ".^$";

    /** Letters after a backslash that mean one of several characters, or a place. */
    private static final String CLASSES = "dDwWsShHvVRXbBAGzZtnrfae";

    private static final int MOST_TIMES = 16;

    private final String pattern;
    private final boolean folded;
    private int at;

    private Literals(String pattern, boolean folded) {
        this.pattern = pattern;
        this.folded = folded;
    }

    /** Returns groups, of each of which a match holds at least one literal. */
    static List<List<String>> ofPattern(String pattern, boolean folded) {
        boolean strange = pattern.replace("(?:", "(").contains("(?") || pattern.contains("\\Q") || pattern.contains("&&") || pattern.contains("\\b{");
        try {
            return strange ? List.of() : new Literals(pattern, folded).alternatives();
        } catch (Unknown e) {
            return List.of();
        }
    }

    /** Returns the pieces of a text that bytes can stand for. */
    static List<List<String>> ofText(String text, boolean folded) {
        Sequence pieces = new Sequence();
        text.codePoints().forEach(c -> pieces.add(usable(c, folded) ? Character.toString(c) : ""));
        return pieces.finished();
    }

    /** Something whose meaning depends on what is elsewhere. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super("not read", null, false, false);
        }
    }

    /** Tells whether bytes say if a character is there: in any case, when case does not matter. Surrogates have no bytes of their own. */
    private static boolean usable(int c, boolean folded) {
        return c >= ' ' && (c < 0x7f || Character.isIdeographic(c) || (!folded && c > 0xa0 && c < 0x2000));
    }

    /** What comes one after the other. */
    private static final class Sequence {
        private final List<List<String>> groups = new ArrayList<>();
        private final StringBuilder open = new StringBuilder();

        /** @param literal empty for what may be anything */
        void add(String literal) {
            if (literal.isEmpty()) {
                cut();
            } else {
                open.append(literal);
            }
        }

        void add(List<List<String>> inside) {
            cut();
            groups.addAll(inside);
        }

        void cut() {
            if (!open.isEmpty()) {
                groups.add(List.of(open.toString()));
                open.setLength(0);
            }
        }

        List<List<String>> finished() {
            cut();
            return List.copyOf(groups);
        }
    }

    /** How often something comes at least, and whether it may come more often. */
    private record Times(int least, boolean more) {}

    private boolean ended() {
        return at >= pattern.length();
    }

    private boolean sees(char c) {
        return !ended() && pattern.charAt(at) == c;
    }

    private List<List<String>> alternatives() {
        List<List<List<String>>> all = new ArrayList<>();
        all.add(sequence());
        while (sees('|')) {
            at++;
            all.add(sequence());
        }
        if (all.size() == 1) {
            return all.getFirst();
        }
        return all.stream().anyMatch(List::isEmpty) ? List.of() : List.of(all.stream().flatMap(Literals::best).toList());
    }

    /** The group whose shortest literal is the longest says most. */
    private static Stream<String> best(List<List<String>> groups) {
        return groups.stream().max(Comparator.comparingInt(group -> group.stream().mapToInt(String::length).min().orElse(0))).orElseThrow().stream();
    }

    private List<List<String>> sequence() {
        Sequence sequence = new Sequence();
        while (!ended() && !sees('|') && !sees(')')) {
            if (sees('(')) {
                at += pattern.startsWith("(?:", at) ? 3 : 1;
                List<List<String>> inside = alternatives();
                at++;
                sequence.add(times().least() > 0 ? inside : List.of());
            } else {
                one(sequence, literal());
            }
        }
        return sequence.finished();
    }

    private void one(Sequence sequence, String literal) {
        Times times = times();
        sequence.add(times.least() == 0 ? "" : literal.repeat(Math.min(times.least(), MOST_TIMES)));
        if (times.more() || times.least() > MOST_TIMES) {
            sequence.cut();
        }
    }

    /** Reads one character, class or place; returns an empty text for what is no certain character. */
    private String literal() {
        int c = pattern.codePointAt(at);
        if (c == '[') {
            characterClass();
            return "";
        }
        if (c == '\\') {
            at++;
            return escaped();
        }
        if (c == '{') {
            throw new Unknown();
        }
        at += Character.charCount(c);
        return NO_LITERALS.indexOf(c) >= 0 || !usable(c, folded) ? "" : Character.toString(c);
    }

    private String escaped() {
        char c = pattern.charAt(at++);
        if (c == 'p' || c == 'P') {
            at = sees('{') ? pattern.indexOf('}', at) + 1 : at + 1;
            return "";
        }
        if (CLASSES.indexOf(c) >= 0) {
            return "";
        }
        if (c < ' ' || c > '~' || Character.isLetterOrDigit(c)) {
            throw new Unknown();
        }
        return String.valueOf(c);
    }

    private void characterClass() {
        at++;
        at += sees('^') ? 1 : 0;
        at += sees(']') ? 1 : 0;
        while (!sees(']')) {
            if (ended()) {
                throw new Unknown();
            }
            if (sees('[')) {
                characterClass();
            } else {
                at += sees('\\') ? 2 : 1;
            }
        }
        at++;
    }

    private Times times() {
        Times times = switch (ended() ? ' ' : pattern.charAt(at)) {
            case '?', '*' -> passed(new Times(0, true));
            case '+' -> passed(new Times(1, true));
            case '{' -> counted();
            default -> new Times(1, false);
        };
        if ((times.more() || times.least() != 1) && (sees('?') || sees('+'))) {
            at++;
        }
        return times;
    }

    private Times passed(Times times) {
        at++;
        return times;
    }

    /** Reads {@code {n}}, {@code {n,}} or {@code {n,m}}. */
    private Times counted() {
        int end = pattern.indexOf('}', at);
        String inside = pattern.substring(at + 1, end);
        at = end + 1;
        int comma = inside.indexOf(',');
        int least = Integer.parseInt(comma < 0 ? inside : inside.substring(0, comma));
        return new Times(least, comma >= 0 || least == 1);
    }
}
