package dev.pilothouse.differential;

import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One command of a scenario.
 *
 * @param line {@code kubectl …} with quotes as in a shell, or a method and a path of the API
 * @param with what it reads: standard input, or the request's body
 * @param type content type of a request's body
 * @param exitOnly compare only whether it succeeded, since its words differ by nature
 * @param anyOrder compare the lines without their order, since the real server or kubectl draws it anew each time
 */
record Step(String line, String with, String type, boolean exitOnly, boolean anyOrder) {

    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|([^\\s\"']+)|(\\s+)");

    static Step of(Object written) {
        if (written instanceof String line) {
            return new Step(line, "", "application/json", false, false);
        }
        @SuppressWarnings("unchecked") // the YAML reader makes maps with string keys only
        Tree tree = new Tree((java.util.Map<String, Object>) written);
        String type = tree.text("type").isEmpty() ? "application/json" : tree.text("type");
        return new Step(tree.text("do"), tree.text("with"), type, tree.isTrue("exit-only"), tree.isTrue("any-order"));
    }

    boolean isKubectl() {
        return line.startsWith("kubectl ");
    }

    /** Returns the words of the line, quotes resolved. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            if (matcher.group(4) != null) {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
                continue;
            }
            inWord = true;
            if (matcher.group(1) != null) {
                word.append(matcher.group(1).replaceAll("\\\\(.)", "$1"));
            } else if (matcher.group(2) != null) {
                word.append(matcher.group(2));
            } else {
                word.append(matcher.group(3));
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
