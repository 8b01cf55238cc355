package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Column;
import dev.pilothouse.model.Row;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody typed into a filter field, understood: words, {@code -word}, {@code label=value}, {@code label!=value},
 * {@code status:failing}, {@code node:worker2}, {@code age<1h}, and what the server evaluates, {@code field:status.phase=Running} and
 * {@code label:tier in (a,b)} up to the end.
 */
public record Filter(List<FilterTerm> terms) implements RowFilter {

    public static final Filter NONE = new Filter(List.of());

    private static final Pattern AGE = Pattern.compile("age([<>])(\\d{1,6})([smhd])");
    private static final Pattern LABEL = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._/-]*)(!=|==?)([A-Za-z0-9._-]*)");
    private static final Pattern FIELD = Pattern.compile("([a-z][a-z0-9-]*):(.*)");
    private static final String BY_LABEL = "label:";

    /** Understands a text; {@code columns} are those that a field may name. */
    public static Filter parse(String text, List<Column> columns, InstantSource clock) {
        List<FilterTerm> terms = new ArrayList<>();
        int selector = selectorStart(text);
        String local = selector < 0 ? text : text.substring(0, selector);
        for (String word : local.strip().split("\\s+")) {
            if (!word.isEmpty() && !word.equals("-")) {
                terms.add(term(word, columns, clock));
            }
        }
        if (selector >= 0) {
            String typed = text.substring(selector).strip();
            String expression = typed.substring(BY_LABEL.length()).strip();
            if (!expression.isEmpty()) {
                terms.add(new FilterTerm.Selector(typed, true, expression));
            }
        }
        return terms.isEmpty() ? NONE : new Filter(List.copyOf(terms));
    }

    /** A label selector may hold spaces, so it takes all that follows. */
    private static int selectorStart(String text) {
        return text.startsWith(BY_LABEL) ? 0 : Math.max(-1, indexAfterSpace(text));
    }

    private static int indexAfterSpace(String text) {
        int at = text.indexOf(" " + BY_LABEL);
        return at < 0 ? -1 : at + 1;
    }

    private static FilterTerm term(String word, List<Column> columns, InstantSource clock) {
        String lower = word.toLowerCase(Locale.ROOT);
        Matcher age = AGE.matcher(lower);
        if (age.matches()) {
            return new FilterTerm.Age(word, age.group(1).equals("<"), Long.parseLong(age.group(2)) * seconds(age.group(3)), clock);
        }
        Matcher field = FIELD.matcher(word);
        if (field.matches()) {
            return field(word, field.group(1), field.group(2), columns);
        }
        Matcher label = LABEL.matcher(word);
        if (label.matches()) {
            return new FilterTerm.Label(word, label.group(1), label.group(3), !label.group(2).equals("!="));
        }
        return lower.startsWith("-")
                ? new FilterTerm.Word(word, lower.substring(1), false)
                : new FilterTerm.Word(word, lower, true);
    }

    private static FilterTerm field(String word, String field, String value, List<Column> columns) {
        String lower = value.toLowerCase(Locale.ROOT);
        return switch (field) {
            case "status" -> new FilterTerm.Status(word, FilterTerm.states(lower).orElse(java.util.Set.of()), lower);
            case "field" -> value.isEmpty() ? new FilterTerm.Unknown(word, field) : new FilterTerm.Selector(word, false, value);
            case "name" -> new FilterTerm.Word(word, lower, true);
            case "namespace", "ns" -> new FilterTerm.Namespace(word, lower);
            default -> {
                for (int i = 0; i < columns.size(); i++) {
                    if (columns.get(i).id().equals(field)) {
                        yield new FilterTerm.InColumn(word, i, lower);
                    }
                }
                yield new FilterTerm.Unknown(word, field);
            }
        };
    }

    private static long seconds(String unit) {
        return switch (unit) {
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> 3_600;
            default -> 86_400;
        };
    }

    @Override
    public boolean accepts(Row row, String haystack) {
        for (FilterTerm term : terms) {
            if (!term.accepts(row, haystack)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the label selector that the server is to evaluate, empty for none. */
    public String labelSelector() {
        return selector(true);
    }

    /** Returns the field selector that the server is to evaluate, empty for none. */
    public String fieldSelector() {
        return selector(false);
    }

    private String selector(boolean byLabel) {
        return terms.stream()
                .filter(FilterTerm.Selector.class::isInstance)
                .map(FilterTerm.Selector.class::cast)
                .filter(selector -> selector.byLabel() == byLabel)
                .map(FilterTerm.Selector::expression)
                .collect(Collectors.joining(","));
    }

    /** Returns the first term that names no column. */
    Optional<FilterTerm.Unknown> unknown() {
        return terms.stream().filter(FilterTerm.Unknown.class::isInstance).map(FilterTerm.Unknown.class::cast).findFirst();
    }

    /** Returns the terms that are more than words, which are shown as chips. */
    List<FilterTerm> chips() {
        return terms.stream().filter(term -> !(term instanceof FilterTerm.Word)).toList();
    }

    /** Returns the typed text without one of its terms. */
    String without(FilterTerm removed) {
        return terms.stream().filter(term -> term != removed).map(FilterTerm::typed).collect(Collectors.joining(" "));
    }
}
