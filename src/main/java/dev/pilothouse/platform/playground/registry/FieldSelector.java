package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.store.Stored;
import dev.pilothouse.schema.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A field selector such as {@code status.phase!=Running,spec.nodeName=n1}; each kind knows only some fields. */
record FieldSelector(List<Requirement> requirements) implements Predicate<Stored> {

    /** @param wanted whether the field must have the value, or must not */
    record Requirement(String field, boolean wanted, String value) {}

    static FieldSelector parse(Resource resource, boolean custom, String text) {
        List<Requirement> requirements = new ArrayList<>();
        for (String term : terms(text)) {
            if (!term.isEmpty()) {
                requirements.add(requirement(text, term));
            }
        }
        for (Requirement requirement : requirements) {
            SelectableFields.mustKnow(resource, custom, requirement.field());
        }
        return new FieldSelector(requirements);
    }

    /** Splits at commas that are not escaped. */
    private static List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        StringBuilder term = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\\' && i + 1 < text.length()) {
                term.append(letter).append(text.charAt(++i));
            } else if (letter == ',') {
                terms.add(term.toString());
                term.setLength(0);
            } else {
                term.append(letter);
            }
        }
        terms.add(term.toString());
        return terms;
    }

    private static Requirement requirement(String selector, String term) {
        int at = -1;
        for (int i = 0; i < term.length() && at < 0; i++) {
            if (term.charAt(i) == '=' || term.startsWith("!=", i)) {
                at = i;
            }
        }
        if (at < 0) {
            throw Refusal.badRequest("invalid selector: '" + selector + "'; can't understand '" + term + "'");
        }
        int operator = term.startsWith("!=", at) || term.startsWith("==", at) ? 2 : 1;
        return new Requirement(term.substring(0, at), term.charAt(at) != '!', unescape(term.substring(at + operator)));
    }

    private static String unescape(String value) {
        return value.replaceAll("\\\\([\\\\,=])", "$1");
    }

    @Override
    public boolean test(Stored object) {
        for (Requirement requirement : requirements) {
            boolean equal = SelectableFields.value(object, requirement.field()).equals(requirement.value());
            if (equal != requirement.wanted()) {
                return false;
            }
        }
        return true;
    }
}
