package dev.pilothouse.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JavaFX style sheet without its comments: the tokens that it sets and uses, and the colours that stand in it. */
public record StyleSheet(String text) {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern TOKEN_SET = Pattern.compile("-ph-([a-z0-9-]+)\\s*:\\s*([^;]+);");
    private static final Pattern TOKEN_USED = Pattern.compile("-ph-([a-z0-9-]+)(?!\\s*:)(?![a-z0-9-])");
    private static final Pattern COLOUR = Pattern.compile(
            "#[0-9a-fA-F]{3,8}\\b|\\b(?:rgb|rgba|hsb|hsba|hsl|hsla)\\s*\\([^)]*\\)|(?<=[:, (])"
                    + "(?:white|black|red|green|blue|gr[ae]y|silver|orange|yellow|purple|navy|teal|magenta|cyan|brown|pink)(?=[;, )])");

    public static StyleSheet of(String css) {
        return new StyleSheet(COMMENT.matcher(css).replaceAll(" "));
    }

    /** Returns the tokens that it gives a value, by name without {@code -ph-}. */
    public Map<String, String> tokens() {
        Map<String, String> tokens = new TreeMap<>();
        Matcher set = TOKEN_SET.matcher(text);
        while (set.find()) {
            tokens.put(set.group(1), set.group(2).strip());
        }
        return tokens;
    }

    /** Returns the tokens that it reads. */
    public List<String> used() {
        TreeSet<String> used = new TreeSet<>();
        Matcher read = TOKEN_USED.matcher(text);
        while (read.find()) {
            used.add(read.group(1));
        }
        return List.copyOf(used);
    }

    /** Returns the colours that are written out in it. */
    public List<String> colours() {
        List<String> colours = new ArrayList<>();
        Matcher colour = COLOUR.matcher(text);
        while (colour.find()) {
            colours.add(colour.group());
        }
        return colours;
    }
}
