package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The two shapes of a HorizontalPodAutoscaler: {@code autoscaling/v1} knows the share of CPU alone and carries everything else of
 * {@code autoscaling/v2} in annotations.
 */
final class AutoscalerShapes {

    private static final String METRICS = "autoscaling.alpha.kubernetes.io/metrics";
    private static final String CURRENT_METRICS = "autoscaling.alpha.kubernetes.io/current-metrics";
    private static final String CONDITIONS = "autoscaling.alpha.kubernetes.io/conditions";
    private static final String BEHAVIOR = "autoscaling.alpha.kubernetes.io/behavior";

    private AutoscalerShapes() {}

    static Map<String, Object> newer(Map<String, Object> autoscaler) {
        Tree old = new Tree(autoscaler);
        Map<String, Object> annotations = new LinkedHashMap<>(old.tree("metadata", "annotations").fields());
        Map<String, Object> spec = new LinkedHashMap<>(old.tree("spec").fields());
        List<Object> metrics = new ArrayList<>();
        Object share = spec.remove("targetCPUUtilizationPercentage");
        if (share != null) {
            metrics.add(cpu(Edit.object("target", Edit.object("type", "Utilization", "averageUtilization", share))));
        }
        metrics.addAll(list(annotations.remove(METRICS)));
        if (!metrics.isEmpty()) {
            spec.put("metrics", metrics);
        }
        Object behavior = value(annotations.remove(BEHAVIOR));
        if (behavior != null) {
            spec.put("behavior", behavior);
        }
        Map<String, Object> status = new LinkedHashMap<>(old.tree("status").fields());
        List<Object> current = new ArrayList<>();
        Object used = status.remove("currentCPUUtilizationPercentage");
        if (used != null) {
            current.add(cpu(Edit.object("current", Edit.object("averageUtilization", used))));
        }
        current.addAll(list(annotations.remove(CURRENT_METRICS)));
        if (!current.isEmpty()) {
            status.put("currentMetrics", current);
        }
        List<Object> conditions = list(annotations.remove(CONDITIONS));
        if (!conditions.isEmpty()) {
            status.put("conditions", conditions);
        }
        return together(autoscaler, annotations, spec, status);
    }

    static Map<String, Object> older(Map<String, Object> autoscaler) {
        Tree old = new Tree(autoscaler);
        Map<String, Object> annotations = new LinkedHashMap<>(old.tree("metadata", "annotations").fields());
        Map<String, Object> spec = new LinkedHashMap<>(old.tree("spec").fields());
        Map<String, Object> status = new LinkedHashMap<>(old.tree("status").fields());
        note(annotations, METRICS, rest(spec, "metrics", "target", "targetCPUUtilizationPercentage"));
        note(annotations, CURRENT_METRICS, rest(status, "currentMetrics", "current", "currentCPUUtilizationPercentage"));
        note(annotations, CONDITIONS, status.remove("conditions"));
        note(annotations, BEHAVIOR, spec.remove("behavior"));
        return together(autoscaler, annotations, spec, status);
    }

    private static Map<String, Object> cpu(Map<String, Object> reading) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("name", "cpu");
        resource.putAll(reading);
        return Edit.object("type", "Resource", "resource", resource);
    }

    /** Takes the metrics out, the share of CPU into a field of its own, and returns those that remain. */
    private static List<Object> rest(Map<String, Object> part, String list, String reading, String field) {
        List<Object> rest = new ArrayList<>();
        for (Tree metric : new Tree(part).trees(list)) {
            boolean isShare = metric.text("resource", "name").equals("cpu") && metric.has("resource", reading, "averageUtilization") && !part.containsKey(field);
            if (isShare) {
                part.put(field, metric.number(0, "resource", reading, "averageUtilization"));
            } else {
                rest.add(metric.fields());
            }
        }
        part.remove(list);
        return rest;
    }

    private static void note(Map<String, Object> annotations, String name, @Nullable Object value) {
        if (value != null && !value.equals(List.of())) {
            String wrapped = Json.write(new Tree(Map.of("", value)));
            annotations.put(name, wrapped.substring(wrapped.indexOf(':') + 1, wrapped.length() - 1));
        }
    }

    private static @Nullable Object value(@Nullable Object annotation) {
        return annotation == null ? null : Json.readValue(annotation.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Object> list(@Nullable Object annotation) {
        return value(annotation) instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    private static Map<String, Object> together(
            Map<String, Object> autoscaler, Map<String, Object> annotations, Map<String, Object> spec, Map<String, Object> status) {
        Map<String, Object> fields = new LinkedHashMap<>(autoscaler);
        fields.put("metadata", annotations.isEmpty()
                ? Edit.without(new Tree(autoscaler).tree("metadata").fields(), "annotations")
                : Edit.with(new Tree(autoscaler).tree("metadata").fields(), annotations, "annotations"));
        fields.put("spec", spec);
        if (!status.isEmpty()) {
            fields.put("status", status);
        }
        return fields;
    }
}
