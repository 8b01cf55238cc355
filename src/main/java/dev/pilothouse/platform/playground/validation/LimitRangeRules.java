package dev.pilothouse.platform.playground.validation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Limit ranges: least, most and normal amounts that fit together. */
final class LimitRangeRules {

    private static final List<String> LISTS = List.of("max", "min", "default", "defaultRequest", "maxLimitRequestRatio");

    private LimitRangeRules() {}

    static void check(Spot range) {
        Set<String> types = new HashSet<>();
        for (Spot limit : range.at("spec", "limits").items()) {
            Spot type = limit.at("type");
            type(type);
            if (!types.add(type.text())) {
                type.duplicate();
            }
            Set<String> resources = new TreeSet<>();
            for (String list : LISTS) {
                boolean forPods = type.text().equals("Pod") && list.startsWith("default");
                if (forPods && !limit.at(list).empty()) {
                    limit.at(list).forbidden("may not be specified when `type` is 'Pod'");
                } else {
                    limit.at(list).entries().forEach((name, amount) -> {
                        resources.add(name);
                        ResourceRules.resourceName(name, amount);
                    });
                }
            }
            if (type.text().equals("PersistentVolumeClaim") && !limit.at("min", "storage").present() && !limit.at("max", "storage").present()) {
                limit.at("limits").required("either minimum or maximum storage value is required, but neither was provided");
            }
            resources.forEach(resource -> amounts(limit, resource));
        }
    }

    private static void type(Spot type) {
        List<String> errors = Names.qualified(type.text());
        type.must(Names::qualified);
        if (errors.isEmpty() && !type.text().contains("/") && !Set.of("Pod", "Container", "PersistentVolumeClaim").contains(type.text())) {
            type.invalid("must be a standard limit type or fully qualified");
        }
    }

    private static void amounts(Spot limit, String resource) {
        Map<String, String> amounts = new HashMap<>();
        for (String list : LISTS) {
            Spot amount = limit.at(list).entries().get(resource);
            if (amount != null) {
                amounts.put(list, amount.text());
            }
        }
        ordered(limit, resource, amounts, "min", "max", "min", "min value %s is greater than max value %s");
        ordered(limit, resource, amounts, "min", "defaultRequest", "defaultRequest", "min value %s is greater than default request value %s");
        ordered(limit, resource, amounts, "defaultRequest", "max", "defaultRequest", "default request value %s is greater than max value %s");
        ordered(limit, resource, amounts, "defaultRequest", "default", "defaultRequest", "default request value %s is greater than default limit value %s");
        ordered(limit, resource, amounts, "min", "default", "default", "min value %s is greater than default value %s");
        ordered(limit, resource, amounts, "default", "max", "default", "default value %s is greater than max value %s");
        String ratio = amounts.get("maxLimitRequestRatio");
        if (ratio != null && Amounts.value(ratio).compareTo(BigDecimal.ONE) < 0) {
            limit.at("maxLimitRequestRatio").keyed(resource, null).invalid(ratio, "ratio " + ratio + " is less than 1");
        }
    }

    /** One amount must not be greater than another; the server's error stands at one of the two and quotes one of the two. */
    private static void ordered(Spot limit, String resource, Map<String, String> amounts, String less, String more, String where, String message) {
        String small = amounts.get(less);
        String great = amounts.get(more);
        if (small != null && great != null && Amounts.value(small).compareTo(Amounts.value(great)) > 0) {
            String quoted = where.equals("default") ? (less.equals("min") ? small : great) : amounts.get(where);
            limit.at(where).keyed(resource, null).invalid(quoted, message.formatted(small, great));
        }
    }
}
