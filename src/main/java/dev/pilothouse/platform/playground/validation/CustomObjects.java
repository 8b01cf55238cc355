package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.validation.CustomDefinition.ScalePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the kind of a custom object asks of it: reading without unknown fields and with defaults, and the rules of its schema.
 *
 * <p>Metadata is not looked at; that is the same for all kinds.
 */
public record CustomObjects(CustomDefinition definition) {

    /**
     * An object that was read.
     *
     * @param unknown a sentence for each field that the schema does not know, sorted: {@code unknown field "spec.foo"}
     */
    public record Read(Map<String, Object> object, List<String> unknown) {}

    /** Reads an object in one version: what is not known goes, what is absent gets its default. */
    public Read read(String version, Map<String, Object> object) {
        Optional<CustomSchema> schema = definition.schema(version);
        if (schema.isEmpty()) {
            return new Read(object, List.of());
        }
        CustomValues.Pruned pruned = CustomValues.prune(schema.get(), object);
        List<String> unknown = pruned.unknown().stream().map(path -> "unknown field " + Names.quoted(path)).toList();
        return new Read(CustomValues.fill(schema.get(), pruned.object()), unknown);
    }

    /**
     * Returns what is wrong with an object in one version.
     *
     * @param subresource through which it is written; through {@code status} only the status is looked at
     * @param before empty when it is new; what an update leaves as it was is not looked at again
     */
    public List<Cause> check(String version, String subresource, Optional<Map<String, Object>> before, Map<String, Object> object) {
        Optional<CustomSchema> schema = definition.schema(version);
        if (schema.isEmpty()) {
            return List.of();
        }
        boolean statusOnly = subresource.equals("status");
        List<Cause> causes = new ArrayList<>();
        Map<String, Object> looked = statusOnly ? statusOf(object) : object;
        CustomRules.check(schema.get(), looked, before).stream()
                .filter(cause -> !statusOnly || cause.field().equals("status") || cause.field().startsWith("status.") || cause.field().equals("<nil>"))
                .forEach(causes::add);
        definition.scale(version).ifPresent(paths -> checkScale(paths, statusOnly, object, causes));
        causes.addAll(CustomItems.duplicates(schema.get(), looked));
        return causes;
    }

    private static Map<String, Object> statusOf(Map<String, Object> object) {
        Object status = object.get("status");
        return status == null ? Map.of() : Map.of("status", status);
    }

    private static void checkScale(ScalePaths paths, boolean statusOnly, Map<String, Object> object, List<Cause> causes) {
        if (!statusOnly) {
            checkReplicas(paths.specReplicas(), object, causes);
        }
        checkReplicas(paths.statusReplicas(), object, causes);
    }

    private static void checkReplicas(String path, Map<String, Object> object, List<Cause> causes) {
        Object value = object;
        for (String step : (path.startsWith(".") ? path.substring(1) : path).split("\\.", -1)) {
            if (value == null) {
                return;
            }
            if (!(value instanceof Map<?, ?> map)) {
                complain(path, 0, path + " accessor error: " + found(value) + ", expected map[string]interface{}", causes);
                return;
            }
            value = map.get(step);
        }
        if (value instanceof Long number) {
            if (number < 0) {
                complain(path, number, "should be a non-negative integer", causes);
            } else if (number > Integer.MAX_VALUE) {
                complain(path, number, "should be less than or equal to " + Integer.MAX_VALUE, causes);
            }
        } else if (value != null) {
            complain(path, 0, path + " accessor error: " + found(value) + ", expected int64", causes);
        }
    }

    private static void complain(String path, long value, String problem, List<Cause> causes) {
        causes.add(new Cause("FieldValueInvalid", "Invalid value: " + value + ": " + problem, path));
    }

    /** Returns what stands there instead, as Go says it. */
    private static String found(Object value) {
        return switch (value) {
            case String text -> text + " is of the type string";
            case Boolean truth -> truth + " is of the type bool";
            case Double number when number % 1 == 0 -> number.longValue() + " is of the type float64";
            case List<?> list -> list + " is of the type []interface {}";
            case Map<?, ?> _ -> "map[] is of the type map[string]interface {}";
            default -> value + " is of the type float64";
        };
    }
}
