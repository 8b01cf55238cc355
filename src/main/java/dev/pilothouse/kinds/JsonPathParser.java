package dev.pilothouse.kinds;

import dev.pilothouse.kinds.JsonPath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a {@link JsonPath}, one step after the other. */
final class JsonPathParser {

    private static final int DEEPEST = 32;

    private static final Pattern FIELD = Pattern.compile("\\.((?:\\\\.|[^\\s.,\\[\\]${}@\\\\])+)");
    private static final Pattern KEY = Pattern.compile("\\['([^']*)'\\]");
    private static final Pattern EVERY = Pattern.compile("\\[\\*\\]");
    private static final Pattern INDEX = Pattern.compile("\\[(-?\\d{1,9})\\]");
    private static final Pattern SLICE = Pattern.compile("\\[(-?\\d{1,9})?:(-?\\d{1,9})?\\]");
    private static final Pattern FILTER = Pattern.compile("\\[\\?\\(((?:[^\"'()]|\"[^\"]*\"|'[^']*')*)\\)\\]");
    private static final Pattern COMPARISON = Pattern.compile("([^!<>=]+)(==|!=|<=|>=|<|>)(.+)");

    private static final Pattern OPERATOR = Pattern.compile("[!<>=]");

    private final String text;
    private final int depth;
    private final List<Step> steps = new ArrayList<>();
    private int at;

    private JsonPathParser(String text, int depth) {
        this.text = text;
        this.depth = depth;
    }

    static Optional<JsonPath> parse(String text) {
        return new JsonPathParser(text, 0).path();
    }

    private Optional<JsonPath> path() {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        if (text.startsWith("$") || text.startsWith("@")) {
            at = 1;
        }
        while (at < text.length()) {
            if (!step()) {
                return Optional.empty();
            }
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new JsonPath(steps));
    }

    private boolean step() {
        Matcher matcher;
        if ((matcher = next(FIELD)) != null) {
            String name = matcher.group(1);
            steps.add(name.equals("*") ? new Step.Every() : new Step.Field(name.replace("\\", "")));
            return true;
        }
        if ((matcher = next(KEY)) != null) {
            return key(matcher.group(1));
        }
        if (next(EVERY) != null) {
            steps.add(new Step.Slice(0, null));
            return true;
        }
        if ((matcher = next(INDEX)) != null) {
            int index = Integer.parseInt(matcher.group(1));
            steps.add(new Step.Slice(index, index == -1 ? null : Integer.valueOf(index + 1)));
            return true;
        }
        if ((matcher = next(SLICE)) != null) {
            Integer from = number(matcher.group(1));
            steps.add(new Step.Slice(from == null ? 0 : from, number(matcher.group(2))));
            return true;
        }
        return (matcher = next(FILTER)) != null && filter(matcher.group(1));
    }

    /** A quoted key is read as a field again, so that its dots separate unless they are escaped, as in client-go. */
    private boolean key(String key) {
        int before = steps.size();
        JsonPathParser parser = new JsonPathParser("." + key, depth + 1);
        if (parser.path().isPresent()) {
            steps.addAll(parser.steps);
        }
        return steps.size() > before;
    }

    private boolean filter(String condition) {
        Matcher comparison = COMPARISON.matcher(condition);
        boolean compares = comparison.matches();
        Optional<JsonPath> left = new JsonPathParser((compares ? comparison.group(1) : condition).strip(), depth + 1).path();
        if (left.isEmpty() || !compares && OPERATOR.matcher(condition).find()) {
            return false;
        }
        if (!compares) {
            steps.add(new Step.Filter(left.get(), "exists", null));
            return true;
        }
        Object literal = literal(comparison.group(3).strip());
        if (literal == null) {
            return false;
        }
        steps.add(new Step.Filter(left.get(), comparison.group(2), literal));
        return true;
    }

    private static @Nullable Object literal(String text) {
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        if (first == '"' || first == '\'') {
            return text.length() > 1 && text.charAt(text.length() - 1) == first ? text.substring(1, text.length() - 1) : null;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }

    private @Nullable Matcher next(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher;
    }
}
