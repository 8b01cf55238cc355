package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.store.Key;
import dev.pilothouse.platform.playground.store.Stored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The subresource {@code scale}: how many copies an object wants and has, in the shape that is the same for all kinds. */
final class Scales {

    private static final Kind SCALE = Kind.namespaced("autoscaling", "v1", "Scale", "scales");

    private final Wiring wiring;

    /** Where a kind keeps its numbers of copies. */
    private record Paths(String wanted, String present, Optional<String> selector) {

        static final Paths BUILT_IN = new Paths("spec.replicas", "status.replicas", Optional.empty());
    }

    private static String[] steps(String path) {
        return path.replaceFirst("^\\.", "").split("\\.", -1);
    }

    Scales(Wiring wiring) {
        this.wiring = wiring;
    }

    /** Returns the scale of an object. */
    Document of(Target target, Document object) {
        Paths paths = paths(target);
        Map<String, Object> metadata = new LinkedHashMap<>();
        for (String field : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            object.tree().at("metadata", field).ifPresent(value -> metadata.put(field, value));
        }
        Map<String, Object> scale = new LinkedHashMap<>();
        scale.put("kind", SCALE.name());
        scale.put("apiVersion", SCALE.apiVersion());
        scale.put("metadata", metadata);
        long wanted = object.tree().number(0, steps(paths.wanted()));
        scale.put("spec", wanted == 0 ? Map.of() : Map.of("replicas", wanted));
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("replicas", object.tree().number(0, steps(paths.present())));
        String selector = paths.selector().map(path -> object.tree().text(steps(path))).orElseGet(() -> selector(object.tree().tree("spec", "selector")));
        if (!selector.isEmpty()) {
            status.put("selector", selector);
        }
        scale.put("status", status);
        return Document.of(scale);
    }

    /** Returns the object with the number of copies that the scale wants. */
    Document into(Target target, Document object, Document scale) {
        if (!scale.name().equals(target.name())) {
            throw Refusal.badRequest("the name of the object (" + scale.name() + ") does not match the name on the URL (" + target.name() + ")");
        }
        long wanted = scale.tree().number(0, "spec", "replicas");
        if (wanted < 0) {
            throw Refusal.invalid(SCALE, target.name(), List.of(new Cause(
                    "FieldValueInvalid", "Invalid value: " + wanted + ": must be greater than or equal to 0", "spec.replicas")));
        }
        Map<String, Object> fields = put(object.fields(), steps(paths(target).wanted()), 0, wanted);
        Map<String, Object> metadata = Metadata.copy(object);
        metadata.put("resourceVersion", scale.version());
        if (!scale.uid().isEmpty()) {
            metadata.put("uid", scale.uid());
        }
        return Metadata.with(Document.of(fields), metadata);
    }

    private static Map<String, Object> put(Map<String, Object> fields, String[] path, int depth, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(fields);
        if (depth == path.length - 1) {
            copy.put(path[depth], value);
        } else {
            copy.put(path[depth], put(new Tree(fields).tree(path[depth]).fields(), path, depth + 1, value));
        }
        return copy;
    }

    private Paths paths(Target target) {
        Optional<Stored> definition = wiring.store().get(new Key(Wiring.DEFINITIONS, "", target.resource().name()));
        return definition
                .flatMap(stored -> stored.document().tree().trees("spec", "versions").stream()
                        .filter(version -> version.text("name").equals(target.resource().kind().version()))
                        .findFirst())
                .map(version -> version.tree("subresources", "scale"))
                .map(scale -> new Paths(
                        scale.text("specReplicasPath"), scale.text("statusReplicasPath"), Optional.of(scale.text("labelSelectorPath"))))
                .orElse(Paths.BUILT_IN);
    }

    /** Writes a selector as it stands in queries; that of a ReplicationController is a plain map. */
    private static String selector(Tree selector) {
        if (!selector.has("matchLabels") && !selector.has("matchExpressions")) {
            return labels(selector.texts());
        }
        String expressions = selector.trees("matchExpressions").stream().map(Scales::expression).sorted().collect(Collectors.joining(","));
        String labels = labels(selector.texts("matchLabels"));
        return labels.isEmpty() || expressions.isEmpty() ? labels + expressions : labels + "," + expressions;
    }

    private static String labels(Map<String, String> labels) {
        return labels.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).sorted().collect(Collectors.joining(","));
    }

    private static String expression(Tree expression) {
        String key = expression.text("key");
        String values = expression.list("values").stream().map(String::valueOf).sorted().collect(Collectors.joining(",", "(", ")"));
        return switch (expression.text("operator")) {
            case "Exists" -> key;
            case "DoesNotExist" -> "!" + key;
            case "NotIn" -> key + " notin " + values;
            default -> key + " in " + values;
        };
    }
}
