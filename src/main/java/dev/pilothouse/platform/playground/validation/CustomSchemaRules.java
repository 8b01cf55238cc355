package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Whether the schema of a custom kind is structural, and whether its lists, maps and defaults are sound ("Specifying a structural schema"
 * of the Kubernetes documentation).
 */
final class CustomSchemaRules {

    private static final List<String> TYPES = List.of("array", "boolean", "integer", "number", "object", "string");
    private static final List<String> UNSUPPORTED = List.of("id", "additionalItems", "patternProperties", "definitions", "dependencies", "$ref");
    private static final Set<String> NAMES = Set.of("name", "generateName");

    /** Words that only the structure itself may have, not an alternative within it; each with what the real server says of it. */
    private static final Map<String, String> STRUCTURE_ONLY = words(
            "type", "must be empty to be structural",
            "additionalProperties", "must be undefined to be structural",
            "default", "must be undefined to be structural",
            "title", "must be empty to be structural",
            "description", "must be empty to be structural",
            "nullable", "must be false to be structural",
            "x-kubernetes-preserve-unknown-fields", "must be false to be structural",
            "x-kubernetes-embedded-resource", "must be false to be structural",
            "x-kubernetes-int-or-string", "must be false to be structural",
            "x-kubernetes-list-map-keys", "must be empty to be structural",
            "x-kubernetes-list-type", "must be undefined to be structural",
            "x-kubernetes-map-type", "must be undefined to be structural",
            "x-kubernetes-validations", "must be empty to be structural");

    /** Where in the structure a schema stands. */
    private enum Level {
        ROOT,
        ITEM,
        FIELD
    }

    private CustomSchemaRules() {}

    private static Map<String, String> words(String... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }

    /** Adds to the place's list what is wrong with the schema of whole objects that stands there. */
    static void check(Spot schema) {
        if (unsupported(schema)) {
            checkOpenApi(schema);
            return;
        }
        List<Cause> structural = new ArrayList<>();
        Spot place = schema.into(structural);
        checkStructure(place, Level.ROOT);
        checkComplete(place, place, place);
        if (structural.isEmpty()) {
            checkDefaults(place);
        }
        structural.sort(Comparator.comparing(cause -> cause.field() + ": " + cause.message()));
        structural.forEach(schema::add);
        checkOpenApi(schema);
    }

    /** Tells whether the schema has words, anywhere, for which no structure can be made of it. */
    private static boolean unsupported(Spot schema) {
        List<Spot> inner = new ArrayList<>(schema.at("properties").entries().values());
        inner.add(schema.at("items"));
        inner.add(schema.at("additionalProperties"));
        return UNSUPPORTED.stream().anyMatch(word -> !schema.at(word).empty())
                || inner.stream().anyMatch(each -> each.value() instanceof Map && unsupported(each));
    }

    // structure ----------------------------------------------------------------------------------------------------------------

    private static void checkStructure(Spot schema, Level level) {
        Spot type = schema.at("type");
        boolean root = level == Level.ROOT;
        if (type.text().equals("array") && !schema.at("items").present()) {
            schema.at("items").required("must be specified");
        }
        if (schema.at("items").present()) {
            checkStructure(schema.at("items"), Level.ITEM);
        }
        schema.at("properties").entries().values().forEach(field -> checkStructure(field, Level.FIELD));
        Spot values = schema.at("additionalProperties");
        if (values.present() && root) {
            values.forbidden("must not be used at the root");
        }
        if (values.value() instanceof Map) {
            checkStructure(values, Level.FIELD);
        }
        checkAlternatives(schema, schema.at("x-kubernetes-int-or-string").isTrue());
        checkType(schema, type, level);
        boolean embedded = schema.at("x-kubernetes-embedded-resource").isTrue();
        if (embedded && !schema.at("x-kubernetes-preserve-unknown-fields").isTrue() && schema.at("properties").empty()) {
            schema.at("properties").required("must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields");
        }
        Spot metadata = schema.at("properties").entries().get("metadata");
        if (root && metadata != null) {
            checkMetadata(metadata);
        }
    }

    private static void checkType(Spot schema, Spot type, Level level) {
        boolean intOrString = schema.at("x-kubernetes-int-or-string").isTrue();
        boolean free = schema.at("x-kubernetes-preserve-unknown-fields").isTrue();
        if (schema.at("x-kubernetes-embedded-resource").isTrue() && !type.text().equals("object")) {
            String rule = "must be object if x-kubernetes-embedded-resource is true";
            if (type.empty()) {
                type.required(rule);
            } else {
                type.invalid(rule);
            }
        } else if (type.empty() && !intOrString && !free) {
            type.required(switch (level) {
                case ROOT -> "must not be empty at the root";
                case ITEM -> "must not be empty for specified array items";
                case FIELD -> "must not be empty for specified object fields";
            });
        }
        if (level == Level.ROOT && !type.empty() && !type.text().equals("object")) {
            type.invalid("must be object at the root");
        }
    }

    private static void checkMetadata(Spot metadata) {
        Tree facts = metadata.tree();
        boolean onlyNames = NAMES.containsAll(facts.tree("properties").fields().keySet());
        boolean onlyType = Set.of("type", "properties").containsAll(facts.fields().keySet());
        if (!facts.text("type").equals("object")) {
            metadata.at("type").invalid("must be object");
        }
        if (!onlyNames || !onlyType) {
            metadata.forbidden("must not specify anything other than name and generateName, but metadata is implicitly specified");
        }
    }

    private static void checkAlternatives(Spot schema, boolean intOrString) {
        for (String word : List.of("anyOf", "allOf", "oneOf")) {
            for (Spot alternative : schema.at(word).items()) {
                if (!intOrString) {
                    checkAlternative(alternative);
                }
            }
        }
        if (schema.at("not").present()) {
            checkAlternative(schema.at("not"));
        }
        Spot pattern = schema.at("pattern");
        if (!pattern.empty()) {
            try {
                Pattern.compile(pattern.text());
            } catch (PatternSyntaxException e) {
                pattern.invalid("must be a valid regular expression, but isn't: error parsing regexp: " + e.getDescription());
            }
        }
    }

    private static void checkAlternative(Spot alternative) {
        STRUCTURE_ONLY.forEach((word, rule) -> {
            Spot spot = alternative.at(word);
            if (!spot.empty() && !Boolean.FALSE.equals(spot.value())) {
                spot.forbidden(rule);
            }
        });
        checkAlternatives(alternative, false);
        if (alternative.at("items").present()) {
            checkAlternative(alternative.at("items"));
        }
        alternative.at("properties").entries().forEach((name, field) -> {
            checkAlternative(field);
            if (name.equals("metadata")) {
                field.forbidden("must not be specified in a nested context");
            }
        });
    }

    /** What an alternative of the whole object speaks of must be in the structure, too. */
    private static void checkComplete(Spot structure, Spot alternative, Spot place) {
        List<Spot> inner = new ArrayList<>();
        for (String word : List.of("not", "allOf", "anyOf", "oneOf")) {
            inner.addAll(word.equals("not") && alternative.at("not").present() ? List.of(alternative.at("not")) : alternative.at(word).items());
        }
        for (Spot each : inner) {
            checkComplete(structure, each, place);
            each.at("properties").entries().forEach((name, field) -> {
                Spot known = structure.at("properties").entries().get(name);
                if (known == null) {
                    place.at("properties").keyed(name, null).required("because it is defined in " + field.path());
                }
            });
            if (each.at("items").present() && !structure.at("items").present()) {
                place.at("items").required("because it is defined in " + each.at("items").path());
            }
        }
    }

    // defaults -----------------------------------------------------------------------------------------------------------------

    private static void checkDefaults(Spot schema) {
        Spot standard = schema.at("default");
        if (standard.present()) {
            CustomSchema itself = CustomSchema.of(schema.tree());
            if (standard.value() instanceof Map && !CustomValues.prune(itself, standard.tree().fields()).unknown().isEmpty()) {
                standard.invalid("must not have unknown fields");
            } else {
                check(itself, standard);
            }
        }
        schema.at("properties").entries().values().forEach(CustomSchemaRules::checkDefaults);
        for (String word : List.of("items", "additionalProperties")) {
            if (schema.at(word).value() instanceof Map) {
                checkDefaults(schema.at(word));
            }
        }
    }

    private static void check(CustomSchema schema, Spot standard) {
        Object value = standard.value();
        Map<String, Object> holder = value == null ? Map.of() : Map.of("", value);
        Tree facts = new Tree(Map.of("type", "object", "properties", Map.of("", schema.facts().fields())));
        Object filled = CustomValues.fill(CustomSchema.of(facts), holder).get("");
        CustomRules.check(schema, Optional.ofNullable(filled).orElse("")).forEach(cause ->
                standard.add(new Cause(cause.reason(), cause.message(), cause.field().isEmpty() ? standard.path() : standard.path() + "." + cause.field())));
    }

    // words that contradict each other ------------------------------------------------------------------------------------------

    private static void checkOpenApi(Spot schema) {
        Spot type = schema.at("type");
        if (!type.empty() && !TYPES.contains(type.text())) {
            type.unsupported(TYPES);
        }
        for (String word : UNSUPPORTED) {
            if (!schema.at(word).empty()) {
                schema.at(word).forbidden(word + " is not supported");
            }
        }
        if (schema.at("uniqueItems").isTrue()) {
            schema.at("uniqueItems").forbidden("uniqueItems cannot be set to true since the runtime complexity becomes quadratic");
        }
        Spot values = schema.at("additionalProperties");
        if (values.present() && !Boolean.TRUE.equals(values.value()) && !schema.at("properties").empty()) {
            values.forbidden("additionalProperties and properties are mutual exclusive");
        }
        if (values.value() instanceof Map) {
            checkOpenApi(values);
        }
        schema.at("properties").entries().values().forEach(CustomSchemaRules::checkOpenApi);
        if (schema.at("items").value() instanceof Map) {
            checkOpenApi(schema.at("items"));
        }
        Spot free = schema.at("x-kubernetes-preserve-unknown-fields");
        if (Boolean.FALSE.equals(free.value())) {
            free.invalid("must be true or undefined");
        }
        CustomListRules.check(schema);
    }
}
