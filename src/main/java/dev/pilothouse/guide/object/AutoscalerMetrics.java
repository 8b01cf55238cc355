package dev.pilothouse.guide.object;

import dev.pilothouse.guide.form.Checks;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Input.Group;
import dev.pilothouse.guide.form.Lens;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What an autoscaler goes by: any of the five kinds of metrics of {@code autoscaling/v2}; a kind that is not known is left as it is. */
final class AutoscalerMetrics {

    private static final String UTILIZATION = "Utilization";
    private static final String AVERAGE = "AverageValue";
    private static final String VALUE = "Value";

    /** The kinds, with what each begins with. */
    private static final Map<String, Object> KINDS = Known.map(
            "Resource", resource("cpu", 70),
            "ContainerResource", Known.map("name", "cpu", "container", "", "target", share(70)),
            "Pods", Known.map("metric", Known.map("name", ""), "target", amount(AVERAGE)),
            "Object", Known.map("describedObject", Known.map("apiVersion", "networking.k8s.io/v1", "kind", "Ingress", "name", ""),
                    "metric", Known.map("name", ""), "target", amount(VALUE)),
            "External", Known.map("metric", Known.map("name", ""), "target", amount(AVERAGE)));

    private AutoscalerMetrics() {}

    private static Map<String, Object> resource(String name, long share) {
        return Known.map("name", name, "target", share(share));
    }

    private static Map<String, Object> share(long share) {
        return Known.map("type", UTILIZATION, "averageUtilization", share);
    }

    private static Map<String, Object> amount(String type) {
        return Known.map("type", type, field(type), "100");
    }

    static Map<String, Object> utilization(String resource, long share) {
        return Known.map("type", "Resource", "resource", resource(resource, share));
    }

    /** The part of a metric that is named after its kind. */
    private static String part(String kind) {
        return kind.isEmpty() ? "" : kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1);
    }

    private static String field(String targetType) {
        return targetType.equals(UTILIZATION) ? "averageUtilization" : part(targetType);
    }

    static List<Group> groups(Sheet sheet, Spot metrics) {
        return IntStream.range(0, sheet.size(metrics)).mapToObj(i -> group(sheet, metrics.then(i))).toList();
    }

    private static Group group(Sheet sheet, Spot spot) {
        String kind = sheet.text(spot.then("type"));
        if (!KINDS.containsKey(kind)) {
            return new Group(Section.plain(kind), spot, List.of(Field.fixed("guide.autoscaler.other", spot.then("type"))));
        }
        Spot part = spot.then(part(kind));
        List<Field> fields = new ArrayList<>();
        fields.add(Field.choice("guide.autoscaler.kind", spot.then("type"), KINDS.keySet().toArray(String[]::new)).by(new OfKind(spot)));
        switch (kind) {
            case "Resource", "ContainerResource" -> {
                fields.add(Field.choice("guide.autoscaler.resource", part.then("name"), "cpu", "memory"));
                if (kind.equals("ContainerResource")) {
                    fields.add(Field.text("guide.autoscaler.container", part.then("container")).needed());
                }
                fields.addAll(target(sheet, part.then("target"), UTILIZATION, AVERAGE));
            }
            case "Object" -> {
                fields.add(Field.text("guide.autoscaler.object-version", part.then("describedObject", "apiVersion")).needed());
                fields.add(Field.text("guide.autoscaler.object-kind", part.then("describedObject", "kind")).needed());
                fields.add(Field.text("guide.autoscaler.object-name", part.then("describedObject", "name")).needed());
                fields.addAll(series(part.then("metric")));
                fields.addAll(target(sheet, part.then("target"), VALUE, AVERAGE));
            }
            case "External" -> {
                fields.addAll(series(part.then("metric")));
                fields.addAll(target(sheet, part.then("target"), VALUE, AVERAGE));
            }
            default -> {
                fields.addAll(series(part.then("metric")));
                fields.addAll(target(sheet, part.then("target"), AVERAGE));
            }
        }
        return new Group(Section.plain(name(sheet.tree(part), kind)), spot, fields);
    }

    private static String name(Tree part, String kind) {
        String name = part.has("metric") ? part.text("metric", "name") : part.text("name");
        return name.isEmpty() ? kind : name;
    }

    private static List<Field> series(Spot metric) {
        return List.of(
                Field.text("guide.autoscaler.metric-name", metric.then("name")).needed(),
                Field.pairs("guide.autoscaler.series", metric.then("selector", "matchLabels"), List.of(), List.of()));
    }

    private static List<Field> target(Sheet sheet, Spot target, String... types) {
        List<Field> fields = new ArrayList<>();
        if (types.length > 1) {
            fields.add(Field.choice("guide.autoscaler.target", target.then("type"), types).by(new OfType(target)));
        }
        String type = sheet.text(target.then("type"));
        String known = List.of(types).contains(type) ? type : types[0];
        fields.add(known.equals(UTILIZATION)
                ? Field.whole("guide.autoscaler.share", target.then("averageUtilization"), 1, 1000).needed()
                : Field.amount(known.equals(VALUE) ? "guide.autoscaler.sum" : "guide.autoscaler.amount", target.then(field(known)), Checks.QUANTITY).needed());
        return fields;
    }

    /** Another kind of metric begins anew, since none has anything in common with another. */
    private record OfKind(Spot spot) implements Lens {

        @Override
        public Optional<Object> read(Sheet sheet) {
            return sheet.at(spot.then("type"));
        }

        @Override
        public Sheet write(Sheet sheet, @Nullable Object value) {
            String kind = value == null ? "" : value.toString();
            Object begun = KINDS.get(kind);
            return begun == null || kind.equals(sheet.text(spot.then("type"))) ? sheet : sheet.with(spot, Known.map("type", kind, part(kind), begun));
        }
    }

    /** The server refuses a target of one type that also holds the number of another. */
    private record OfType(Spot target) implements Lens {

        @Override
        public Optional<Object> read(Sheet sheet) {
            return sheet.at(target.then("type"));
        }

        @Override
        public Sheet write(Sheet sheet, @Nullable Object value) {
            if (value == null) {
                return sheet;
            }
            String type = value.toString();
            Sheet changed = sheet.with(target.then("type"), type);
            for (String other : List.of(UTILIZATION, AVERAGE, VALUE)) {
                if (!other.equals(type) && changed.at(target.then(field(other))).isPresent()) {
                    changed = changed.without(target.then(field(other)));
                }
            }
            return changed;
        }
    }
}
