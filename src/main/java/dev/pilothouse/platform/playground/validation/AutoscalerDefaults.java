package dev.pilothouse.platform.playground.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an autoscaler does when it is not told: 80 % of the requested CPU, up fast and down slowly. */
final class AutoscalerDefaults {

    private static final long UTILISATION = 80;
    private static final long PERIOD_SECONDS = 15;
    private static final long UP_PODS = 4;
    private static final long PERCENT = 100;

    private AutoscalerDefaults() {}

    static void fill(Map<String, Object> autoscaler) {
        Map<String, Object> spec = DependentDefaults.make(autoscaler, "spec");
        if (DependentDefaults.maps(spec, "metrics").isEmpty()) {
            Map<String, Object> target = ordered("type", "Utilization", "averageUtilization", UTILISATION);
            spec.put("metrics", new ArrayList<>(List.of(ordered("type", "Resource", "resource", ordered("name", "cpu", "target", target)))));
        }
        if (spec.containsKey("behavior")) {
            Map<String, Object> behavior = DependentDefaults.make(spec, "behavior");
            Map<String, Object> up = DependentDefaults.make(behavior, "scaleUp");
            up.putIfAbsent("stabilizationWindowSeconds", 0L);
            fill(up, new ArrayList<>(List.of(policy("Pods", UP_PODS), policy("Percent", PERCENT))));
            fill(DependentDefaults.make(behavior, "scaleDown"), new ArrayList<>(List.of(policy("Percent", PERCENT))));
        }
    }

    private static void fill(Map<String, Object> rules, List<Object> policies) {
        rules.putIfAbsent("selectPolicy", "Max");
        rules.putIfAbsent("policies", policies);
    }

    private static Map<String, Object> policy(String type, long value) {
        return ordered("type", type, "value", value, "periodSeconds", PERIOD_SECONDS);
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return map;
    }
}
