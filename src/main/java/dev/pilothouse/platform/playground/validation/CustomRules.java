package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a custom object keeps the constraints of its schema. What an update leaves as it was is not looked at again, as the real server
 * has it ("validation ratcheting").
 */
final class CustomRules {

    private final List<Cause> causes = new ArrayList<>();

    /** How much was found right, by which the nearest of several alternatives is told. */
    private int matches;

    private CustomRules() {}

    static List<Cause> check(CustomSchema schema, Map<String, Object> object, Optional<Map<String, Object>> before) {
        CustomRules rules = new CustomRules();
        rules.check(schema, object, before.orElse(null), "");
        return List.copyOf(rules.causes);
    }

    /** Returns what is wrong with a value that is no whole object; its path is empty. */
    static List<Cause> check(CustomSchema schema, Object value) {
        CustomRules rules = new CustomRules();
        rules.check(schema, value, null, "");
        return List.copyOf(rules.causes);
    }

    private void check(CustomSchema schema, @Nullable Object value, @Nullable Object old, String path) {
        if (value == null && schema.nullable()) {
            return;
        }
        if (old != null && old.equals(value)) {
            return;
        }
        checkType(schema, value, path);
        checkCombinations(schema, value, path);
        Tree facts = schema.facts();
        switch (value) {
            case String text -> checkText(facts, text, path);
            case Number number -> checkNumber(facts, number, path);
            case List<?> list -> checkList(schema, list, old, path);
            case null, default -> matches++;
        }
        checkEnumeration(facts, value, path);
        if (value instanceof Map<?, ?> map) {
            checkObject(schema, map, old, path);
        }
    }

    // types and plain values -------------------------------------------------------------------------------------------------

    private void checkType(CustomSchema schema, @Nullable Object value, String path) {
        String type = schema.facts().isTrue("x-kubernetes-int-or-string") ? "integer,string" : schema.facts().text("type");
        if (type.isEmpty()) {
            return;
        }
        String actual = type(value);
        boolean fits = actual.equals(type)
                || (type.equals("number") && actual.equals("integer"))
                || (type.equals("integer,string") && (actual.equals("integer") || actual.equals("string")));
        if (fits) {
            matches++;
        } else {
            add("FieldValueTypeInvalid", "Invalid value: \"" + actual + "\": " + inBody(path) + "must be of type " + type + ": \"" + actual + "\"", path);
        }
    }

    private static String type(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "string";
            case Boolean _ -> "boolean";
            case List<?> _ -> "array";
            case Map<?, ?> _ -> "object";
            case Double number when number % 1 != 0 -> "number";
            default -> "integer";
        };
    }

    private void checkText(Tree facts, String text, String path) {
        long length = text.codePointCount(0, text.length());
        if (facts.has("maxLength") && length > facts.number(0, "maxLength")) {
            add("FieldValueTooLong", "Too long: may not be more than " + facts.number(0, "maxLength") + " bytes", path);
        } else if (facts.has("minLength") && length < facts.number(0, "minLength")) {
            invalid(text, "should be at least " + facts.number(0, "minLength") + " chars long", path);
        } else if (facts.has("pattern") && !found(facts.text("pattern"), text)) {
            invalid(text, "should match '" + facts.text("pattern") + "'", path);
        } else {
            matches++;
        }
        String format = facts.text("format");
        if (!format.isEmpty() && CustomFormats.known(format) && !CustomFormats.fits(format, text)) {
            add("FieldValueTypeInvalid", "Invalid value: " + shown(text) + ": " + inBody(path) + "must be of type " + format + ": " + shown(text), path);
        }
    }

    private static boolean found(String expression, String text) {
        try {
            return Pattern.compile(expression).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return true; // a definition with such a pattern is refused; should one be stored, it asks for nothing
        }
    }

    private void checkNumber(Tree facts, Number number, String path) {
        facts.at("multipleOf").filter(Number.class::isInstance).ifPresent(factor -> checkMultiple((Number) factor, number, path));
        facts.at("maximum").filter(Number.class::isInstance).ifPresent(limit -> {
            boolean exclusive = facts.isTrue("exclusiveMaximum");
            int order = Double.compare(number.doubleValue(), ((Number) limit).doubleValue());
            if (order > 0 || (exclusive && order == 0)) {
                invalid(number, "should be less than " + (exclusive ? "" : "or equal to ") + shown(limit), path);
            }
        });
        facts.at("minimum").filter(Number.class::isInstance).ifPresent(limit -> {
            boolean exclusive = facts.isTrue("exclusiveMinimum");
            int order = Double.compare(number.doubleValue(), ((Number) limit).doubleValue());
            if (order < 0 || (exclusive && order == 0)) {
                invalid(number, "should be greater than " + (exclusive ? "" : "or equal to ") + shown(limit), path);
            }
        });
    }

    /** The real server takes the factor for a whole number where the value is one. */
    private void checkMultiple(Number factor, Number number, String path) {
        boolean whole = !(number instanceof Double);
        double step = whole ? factor.longValue() : factor.doubleValue();
        if (step <= 0) {
            add("FieldValueInvalid", "Invalid value: " + (long) step + ": factor MultipleOf declared for " + path + " must be positive: " + (long) step, path);
        } else if ((number.doubleValue() / step) % 1 != 0) {
            invalid(number, "should be a multiple of " + shown(factor), path);
        }
    }

    private void checkEnumeration(Tree facts, @Nullable Object value, String path) {
        List<?> allowed = facts.list("enum");
        if (!allowed.isEmpty() && allowed.stream().noneMatch(each -> Same.values(each, value))) {
            String values = allowed.stream().map(each -> "\"" + (each instanceof String text ? text : shown(each)) + "\"").collect(Collectors.joining(", "));
            add("FieldValueNotSupported", "Unsupported value: " + shown(value) + ": supported values: " + values, path);
        } else {
            matches++;
        }
    }

    // lists and objects --------------------------------------------------------------------------------------------------------

    private void checkList(CustomSchema schema, List<?> list, @Nullable Object old, String path) {
        Tree facts = schema.facts();
        CustomItems items = new CustomItems(schema, old);
        schema.items().ifPresent(item -> {
            for (int i = 0; i < list.size(); i++) {
                check(item, list.get(i), items.before(list.get(i)), path + "[" + i + "]");
            }
        });
        long size = list.size();
        if (facts.has("minItems") && size < facts.number(0, "minItems")) {
            invalid(size, "should have at least " + facts.number(0, "minItems") + " items", path);
        }
        if (facts.has("maxItems") && size > facts.number(0, "maxItems")) {
            add("FieldValueTooMany", "Too many: " + size + ": must have at most " + facts.number(0, "maxItems") + " items", path);
        }
    }

    private void checkObject(CustomSchema schema, Map<?, ?> object, @Nullable Object old, String path) {
        Tree facts = schema.facts();
        long size = object.size();
        if (facts.has("minProperties") && size < facts.number(0, "minProperties")) {
            invalid(size, "should have at least " + facts.number(0, "minProperties") + " properties", path);
        }
        if (facts.has("maxProperties") && size > facts.number(0, "maxProperties")) {
            add("FieldValueTooMany", "Too many: " + size + ": must have at most " + facts.number(0, "maxProperties") + " items", path);
        }
        for (String name : schema.required()) {
            if (!object.containsKey(name)) {
                add("FieldValueRequired", "Required value", child(path, name));
            }
        }
        if (schema.embedded()) {
            checkEmbedded(object, path);
        }
        object.forEach((key, value) -> {
            String name = String.valueOf(key);
            Object before = old instanceof Map<?, ?> map ? map.get(name) : null;
            schema.own(name).or(schema::values).ifPresent(field -> check(field, value, before, child(path, name)));
        });
    }

    private void checkEmbedded(Map<?, ?> object, String path) {
        for (String name : List.of("apiVersion", "kind")) {
            Object value = object.get(name);
            if (value == null) {
                add("FieldValueRequired", "Required value", child(path, name));
            } else if (value.equals("")) {
                add("FieldValueInvalid", "Invalid value: \"\": must not be empty", child(path, name));
            }
        }
    }

    // allOf, anyOf, oneOf, not ---------------------------------------------------------------------------------------------------

    private void checkCombinations(CustomSchema schema, @Nullable Object value, String path) {
        Tree facts = schema.facts();
        List<CustomRules> any = alternatives(facts, "anyOf", value, path);
        if (!any.isEmpty() && any.stream().noneMatch(CustomRules::valid)) {
            whole("\"" + path + "\" must validate at least one schema (anyOf)");
            causes.addAll(nearest(any).causes);
        }
        List<CustomRules> one = alternatives(facts, "oneOf", value, path);
        long valid = one.stream().filter(CustomRules::valid).count();
        if (!one.isEmpty() && valid != 1) {
            whole("\"" + path + "\" must validate one and only one schema (oneOf). "
                    + (valid == 0 ? "Found none valid" : "Found " + valid + " valid alternatives"));
            if (valid == 0) {
                causes.addAll(nearest(one).causes);
            }
        }
        List<CustomRules> all = alternatives(facts, "allOf", value, path);
        all.forEach(each -> causes.addAll(each.causes));
        if (!all.stream().allMatch(CustomRules::valid)) {
            whole("\"" + path + "\" must validate all the schemas (allOf)" + (all.stream().noneMatch(CustomRules::valid) ? ". None validated" : ""));
        }
        if (facts.has("not") && against(facts.tree("not"), value, path).valid()) {
            whole("\"" + path + "\" must not validate the schema (not)");
        }
    }

    private static List<CustomRules> alternatives(Tree facts, String word, @Nullable Object value, String path) {
        return facts.trees(word).stream().map(alternative -> against(alternative, value, path)).toList();
    }

    private static CustomRules against(Tree alternative, @Nullable Object value, String path) {
        CustomRules rules = new CustomRules();
        rules.check(CustomSchema.of(alternative), value, null, path);
        return rules;
    }

    private static CustomRules nearest(List<CustomRules> alternatives) {
        CustomRules best = alternatives.getFirst();
        for (CustomRules each : alternatives) {
            if (each.matches > best.matches) {
                best = each;
            }
        }
        return best;
    }

    private boolean valid() {
        return causes.isEmpty();
    }

    // words ----------------------------------------------------------------------------------------------------------------------

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String inBody(String path) {
        return path + " in body ";
    }

    private void invalid(Object value, String rule, String path) {
        add("FieldValueInvalid", "Invalid value: " + shown(value) + ": " + inBody(path) + rule, path);
    }

    /** The real server names no field where alternatives fail. */
    private void whole(String message) {
        add("FieldValueInvalid", "Invalid value: \"\": " + message, "<nil>");
    }

    private void add(String reason, String message, String path) {
        causes.add(new Cause(reason, message, path));
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> Names.quoted(text);
            case Double number when number % 1 == 0 && Math.abs(number) < 1e15 -> Long.toString(number.longValue());
            default -> Objects.toString(value);
        };
    }
}
