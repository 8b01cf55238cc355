package dev.pilothouse.log;

import java.util.Set;

/**
 * Which lines of a book are wanted.
 *
 * @param text what is looked for in what of a line is seen; empty for anything
 * @param pattern the text is a regular expression as {@link java.util.regex.Pattern} describes them
 * @param caseMatters capital letters are others than small ones
 * @param negated only lines without it
 * @param levels empty for all
 * @param sources numbers of the sources, empty for all
 */
public record Sift(String text, boolean pattern, boolean caseMatters, boolean negated, Set<Level> levels, Set<Integer> sources) {

    /** Everything is wanted. */
    public static final Sift ALL = new Sift("", false, false, false, Set.of(), Set.of());

    /** Returns one for a plain text, in capitals or not. */
    public static Sift text(String text) {
        return new Sift(text, false, false, false, Set.of(), Set.of());
    }

    /** Returns one for a regular expression. */
    public static Sift pattern(String pattern) {
        return new Sift(pattern, true, false, false, Set.of(), Set.of());
    }

    /** Returns one for a regular expression in which capitals count, as grep has it. */
    public static Sift exactly(String pattern) {
        return new Sift(pattern, true, true, false, Set.of(), Set.of());
    }

    public Sift ofLevels(Set<Level> wanted) {
        return new Sift(text, pattern, caseMatters, negated, Set.copyOf(wanted), sources);
    }

    /** Tells whether it lets everything through. */
    public boolean all() {
        return text.isEmpty() && levels.isEmpty() && sources.isEmpty();
    }
}
