package dev.pilothouse.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A label selector, as in the Kubernetes API conventions: {@code app=web,tier!=db,env in (a,b),!canary}.
 */
public record LabelSelector(List<Requirement> requirements) {

    private static final Pattern SET = Pattern.compile("([^\\s!=,()]+)\\s+(in|notin)\\s*\\(([^()]*)\\)");
    private static final Pattern EQUALITY = Pattern.compile("([^\\s!=,()]+)\\s*(==|=|!=)\\s*([^\\s!=,()]*)");
    private static final Pattern EXISTS = Pattern.compile("(!?)\\s*([^\\s!=,()]+)");

    /** One condition; all must hold. */
    public sealed interface Requirement {
        boolean holds(Labels labels);

        /** The label has one of the values. */
        record In(String key, Set<String> values) implements Requirement {
            @Override
            public boolean holds(Labels labels) {
                String value = labels.get(key);
                return value != null && values.contains(value);
            }
        }

        /** The label is absent or has none of the values. */
        record NotIn(String key, Set<String> values) implements Requirement {
            @Override
            public boolean holds(Labels labels) {
                String value = labels.get(key);
                return value == null || !values.contains(value);
            }
        }

        /** The label is there, or, when not wanted, is not. */
        record Exists(String key, boolean wanted) implements Requirement {
            @Override
            public boolean holds(Labels labels) {
                return (labels.get(key) != null) == wanted;
            }
        }
    }

    /** Reads a selector; empty when the text is none. An empty text selects everything. */
    public static Optional<LabelSelector> parse(String text) {
        List<Requirement> requirements = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty()) {
            Matcher set = SET.matcher(rest);
            Matcher equality = EQUALITY.matcher(rest);
            Matcher exists = EXISTS.matcher(rest);
            int end;
            if (set.lookingAt()) {
                Set<String> values = Set.copyOf(List.of(set.group(3).strip().split("\\s*,\\s*", -1)));
                requirements.add(set.group(2).equals("in")
                        ? new Requirement.In(set.group(1), values)
                        : new Requirement.NotIn(set.group(1), values));
                end = set.end();
            } else if (equality.lookingAt()) {
                Set<String> value = Set.of(equality.group(3));
                requirements.add(equality.group(2).equals("!=")
                        ? new Requirement.NotIn(equality.group(1), value)
                        : new Requirement.In(equality.group(1), value));
                end = equality.end();
            } else if (exists.lookingAt()) {
                requirements.add(new Requirement.Exists(exists.group(2), exists.group(1).isEmpty()));
                end = exists.end();
            } else {
                return Optional.empty();
            }
            rest = rest.substring(end).strip();
            if (rest.startsWith(",") && rest.length() > 1) {
                rest = rest.substring(1).strip();
            } else if (!rest.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new LabelSelector(List.copyOf(requirements)));
    }

    /** Reads a {@code metav1.LabelSelector}, for finding what it selects; invalid expressions are left out. */
    public static LabelSelector of(Tree selector) {
        List<Requirement> requirements = new ArrayList<>(ofLabels(selector.texts("matchLabels")).requirements());
        for (Tree expression : selector.trees("matchExpressions")) {
            String key = expression.text("key");
            Set<String> values = expression.list("values").stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
            switch (expression.text("operator")) {
                case "In" -> requirements.add(new Requirement.In(key, values));
                case "NotIn" -> requirements.add(new Requirement.NotIn(key, values));
                case "Exists" -> requirements.add(new Requirement.Exists(key, true));
                case "DoesNotExist" -> requirements.add(new Requirement.Exists(key, false));
                default -> { }
            }
        }
        return new LabelSelector(List.copyOf(requirements));
    }

    /** Returns the selector that asks for each of the labels, as Services write theirs. */
    public static LabelSelector ofLabels(Map<String, String> labels) {
        return new LabelSelector(new TreeMap<>(labels).entrySet().stream()
                .<Requirement>map(label -> new Requirement.In(label.getKey(), Set.of(label.getValue())))
                .toList());
    }

    /** Returns the selector as it is written in queries, so that {@link #parse} reads it again. */
    @Override
    public String toString() {
        return requirements.stream().map(LabelSelector::text).collect(Collectors.joining(","));
    }

    private static String text(Requirement requirement) {
        return switch (requirement) {
            case Requirement.In(String key, Set<String> values) -> text(key, "=", "in", values);
            case Requirement.NotIn(String key, Set<String> values) -> text(key, "!=", "notin", values);
            case Requirement.Exists(String key, boolean wanted) -> wanted ? key : "!" + key;
        };
    }

    private static String text(String key, String sign, String word, Set<String> values) {
        return values.size() == 1
                ? key + sign + values.iterator().next()
                : values.stream().sorted().collect(Collectors.joining(",", key + " " + word + " (", ")"));
    }

    public boolean matches(Labels labels) {
        return requirements.stream().allMatch(requirement -> requirement.holds(labels));
    }
}
