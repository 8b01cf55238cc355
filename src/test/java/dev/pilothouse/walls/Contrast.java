package dev.pilothouse.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The contrast ratio of two opaque colours by the Web Content Accessibility Guidelines 2.2, and the pairs of tokens that occur on
 * the screen with what each needs: 4.5 for text, 3.0 for outlines and fills that mean something.
 */
public final class Contrast {

    /** Two tokens that occur together and the ratio that they need. */
    public record Pair(String front, String ground, double need) {}

    private static final double TEXT = 4.5;
    private static final double SHAPE = 3.0;
    private static final List<String> ENVIRONMENTS = List.of("dev", "staging", "prod", "sandbox");

    private Contrast() {}

    public static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (String front : List.of("fg-default", "fg-muted", "fg-subtle")) {
            add(pairs, TEXT, front, "bg-default", "bg-subtle", "bg-inset", "bg-overlay", "bg-hover", "bg-selected");
        }
        for (String role : List.of("accent", "ok", "warn", "bad", "unknown", "progress")) {
            add(pairs, TEXT, role + "-fg", "bg-default", "bg-subtle", "bg-overlay", "bg-selected", role + "-subtle");
        }
        add(pairs, TEXT, "fg-on-emphasis", "accent-emphasis", "bad-emphasis", "accent-emphasis-hover");
        for (String environment : ENVIRONMENTS) {
            add(pairs, TEXT, "fg-on-emphasis", "env-" + environment + "-emphasis");
            add(pairs, TEXT, "env-" + environment + "-fg", "bg-subtle", "bg-inset", "env-" + environment + "-subtle");
        }
        for (String part : List.of("key", "string", "number", "comment", "anchor")) {
            add(pairs, TEXT, "syntax-" + part, "bg-default", "bg-subtle", "diff-add-bg", "diff-del-bg");
        }
        add(pairs, TEXT, "fg-default", "diff-add-bg", "diff-add-word", "diff-del-bg", "diff-del-word");
        IntStream.rangeClosed(1, 6).forEach(series -> add(pairs, TEXT, "fg-default", "series-" + series));
        for (String shape : List.of("border-control", "ok-emphasis", "warn-emphasis", "bad-emphasis", "progress-emphasis", "unknown-emphasis")) {
            add(pairs, SHAPE, shape, "bg-default", "bg-subtle", "bg-overlay");
        }
        return pairs;
    }

    /** Returns the pairs of those tokens that stay below their need, with their ratio. */
    public static List<String> tooWeakIn(Map<String, String> tokens) {
        return pairs().stream()
                .filter(pair -> ratio(colour(tokens, pair.front()), colour(tokens, pair.ground())) < pair.need())
                .map(pair -> "%s on %s has %.2f and needs %.1f"
                        .formatted(
                                pair.front(), pair.ground(), ratio(colour(tokens, pair.front()), colour(tokens, pair.ground())), pair.need()))
                .toList();
    }

    /** Returns the ratio of two colours written as {@code #rrggbb}, from 1 to 21. */
    public static double ratio(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static String colour(Map<String, String> tokens, String name) {
        String colour = tokens.get(name);
        if (colour == null) {
            throw new IllegalArgumentException("no token " + name);
        }
        return colour;
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static void add(List<Pair> pairs, double need, String front, String... grounds) {
        for (String ground : grounds) {
            pairs.add(new Pair(front, ground, need));
        }
    }
}
