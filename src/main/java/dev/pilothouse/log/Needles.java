package dev.pilothouse.log;

import java.util.List;

/**
 * What every line with a text or regular expression must hold, as bytes: of each group at least one needle. A line without them need not
 * be made a string and looked at by an expression, which takes twenty times as long.
 *
 * @param groups none when nothing is known, so that any line may do
 */
record Needles(List<List<Needle>> groups) {

    static Needles of(Sift sift) {
        boolean folded = !sift.caseMatters();
        List<List<String>> groups = sift.pattern() ? Literals.ofPattern(sift.text(), folded) : Literals.ofText(sift.text(), folded);
        return new Needles(groups.stream().map(group -> group.stream().map(text -> new Needle(text, folded)).toList()).toList());
    }

    boolean in(byte[] bytes, int from, int to) {
        for (List<Needle> group : groups) {
            if (!any(group, bytes, from, to)) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(List<Needle> group, byte[] bytes, int from, int to) {
        for (Needle needle : group) {
            if (needle.in(bytes, from, to)) {
                return true;
            }
        }
        return false;
    }
}
