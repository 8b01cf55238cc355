package dev.pilothouse.platform.playground.validation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Horizontal pod autoscalers: bounds, target, metrics and behaviour. */
final class AutoscalerRules {

    private static final int LONGEST_WINDOW = 3600;
    private static final int LONGEST_PERIOD = 1800;
    private static final String ONLY_ONE = "must populate the given metric source only";
    private static final Map<String, String> SOURCES = new TreeMap<>(Map.of(
            "ContainerResource", "containerResource", "External", "external", "Object", "object", "Pods", "pods", "Resource", "resource"));

    private AutoscalerRules() {}

    static void check(Spot autoscaler) {
        Spot spec = autoscaler.at("spec");
        Spot least = spec.at("minReplicas");
        Spot most = spec.at("maxReplicas");
        if (least.present() && least.number() < 1) {
            least.invalid("must be greater than or equal to 1");
        }
        if (most.number() < 1) {
            most.invalid(most.number(), "must be greater than 0");
        }
        if (least.present() && most.number() < least.number()) {
            most.invalid(most.number(), "must be greater than or equal to `minReplicas`");
        }
        reference(spec.at("scaleTargetRef"));
        spec.at("metrics").items().forEach(AutoscalerRules::metric);
        boolean byObjects = spec.at("metrics").items().stream().anyMatch(metric -> Set.of("Object", "External").contains(metric.at("type").text()));
        if (least.present() && least.number() == 0 && !byObjects) {
            spec.at("metrics").forbidden("must specify at least one Object or External metric to support scaling to zero replicas");
        }
        for (String direction : List.of("scaleUp", "scaleDown")) {
            if (spec.at("behavior", direction).present()) {
                scaling(spec.at("behavior", direction));
            }
        }
    }

    private static void reference(Spot reference) {
        for (String field : List.of("kind", "name")) {
            if (reference.at(field).empty()) {
                reference.at(field).required("");
            } else {
                reference.at(field).must(Names::pathSegment);
            }
        }
        if (reference.at("apiVersion").text().chars().filter(sign -> sign == '/').count() > 1) {
            reference.at("apiVersion").invalid("unexpected GroupVersion string: " + reference.at("apiVersion").text());
        }
    }

    private static void metric(Spot metric) {
        Spot type = metric.at("type");
        if (type.empty()) {
            type.required("must specify a metric source type");
        }
        if (!SOURCES.containsKey(type.text())) {
            type.unsupported(List.copyOf(SOURCES.keySet()));
        }
        List<String> given = List.of("object", "external", "pods", "resource", "containerResource").stream().filter(name -> metric.at(name).present()).toList();
        if (!given.isEmpty()) {
            source(given.getFirst(), metric.at(given.getFirst()));
        }
        String expected = SOURCES.getOrDefault(type.text(), "");
        if (expected.isEmpty()) {
            type.unsupported(List.copyOf(SOURCES.keySet()));
        } else if (!metric.at(expected).present()) {
            metric.at(expected).required("must populate information for the given metric source");
        }
        if (given.size() != 1) {
            given.stream().filter(name -> !name.equals(expected)).forEach(name -> metric.at(name).forbidden(ONLY_ONE));
        }
    }

    private static void source(String name, Spot source) {
        Spot target = source.at("target");
        switch (name) {
            case "object" -> {
                reference(source.at("describedObject"));
                identifier(source.at("metric"));
                target(target);
                valueOrAverage(target, "must set either a target value or averageValue");
            }
            case "external" -> {
                identifier(source.at("metric"));
                target(target);
                valueOrAverage(target, "must set either a target value for metric or a per-pod target");
                if (target.at("value").present() && target.at("averageValue").present()) {
                    target.at("value").forbidden("may not set both a target value for metric and a per-pod target");
                }
            }
            case "pods" -> {
                identifier(source.at("metric"));
                target(target);
                if (!target.at("averageValue").present()) {
                    target.at("averageValue").required("must specify a positive target averageValue");
                }
            }
            default -> {
                if (source.at("name").empty()) {
                    source.at("name").required("must specify a resource name");
                }
                if (name.equals("containerResource") && source.at("container").empty()) {
                    source.at("container").required("must specify a container");
                }
                target(target);
                resourceTarget(target);
            }
        }
    }

    private static void resourceTarget(Spot target) {
        boolean share = target.at("averageUtilization").present();
        boolean value = target.at("averageValue").present();
        if (!share && !value) {
            target.at("averageUtilization").required("must set either a target raw value or a target utilization");
        } else if (share && value) {
            target.at("averageValue").forbidden("may not set both a target raw value and a target utilization");
        }
    }

    private static void valueOrAverage(Spot target, String error) {
        if (!target.at("value").present() && !target.at("averageValue").present()) {
            target.at("averageValue").required(error);
        }
    }

    private static void target(Spot target) {
        Spot type = target.at("type");
        if (type.empty()) {
            type.required("must specify a metric target type");
        }
        if (!Set.of("Utilization", "Value", "AverageValue").contains(type.text())) {
            type.invalid("must be either Utilization, Value, or AverageValue");
        }
        for (String amount : List.of("value", "averageValue")) {
            if (target.at(amount).present() && Amounts.value(target.at(amount).text()).signum() <= 0) {
                target.at(amount).invalid(target.at(amount).text(), "must be positive");
            }
        }
        Spot share = target.at("averageUtilization");
        if (share.present() && share.number() < 1) {
            share.invalid("must be greater than 0");
        }
    }

    private static void identifier(Spot metric) {
        if (metric.at("name").empty()) {
            metric.at("name").required("must specify a metric name");
        } else {
            metric.at("name").must(Names::pathSegment);
        }
    }

    private static void scaling(Spot rules) {
        Spot window = rules.at("stabilizationWindowSeconds");
        if (window.number() < 0) {
            window.invalid("must be greater than or equal to zero");
        } else if (window.number() > LONGEST_WINDOW) {
            window.invalid("must be less than or equal to " + LONGEST_WINDOW);
        }
        if (rules.at("selectPolicy").present()) {
            rules.at("selectPolicy").oneOf("Disabled", "Max", "Min");
        }
        if (rules.at("policies").empty()) {
            rules.at("policies").required("must specify at least one Policy");
        }
        for (Spot policy : rules.at("policies").items()) {
            policy.at("type").oneOf("Percent", "Pods");
            for (String number : List.of("value", "periodSeconds")) {
                if (policy.at(number).number() <= 0) {
                    policy.at(number).invalid(policy.at(number).number(), "must be greater than zero");
                }
            }
            if (policy.at("periodSeconds").number() > LONGEST_PERIOD) {
                policy.at("periodSeconds").invalid("must be less than or equal to " + LONGEST_PERIOD);
            }
        }
    }
}
