package dev.pilothouse.platform.playground.validation;

import java.util.List;
import java.util.Map;

/** Label selectors as objects hold them ({@code LabelSelector}, {@code NodeSelector}): what they must look like, and whether they match. */
final class SelectorRules {

    private SelectorRules() {}

    /** Checks {@code matchLabels} and {@code matchExpressions}. */
    static void check(Spot selector) {
        MetadataRules.labels(selector.at("matchLabels"));
        for (Spot requirement : selector.at("matchExpressions").items()) {
            requirement(requirement, false);
        }
    }

    /** Checks one condition on labels; on nodes, numbers may be compared too. */
    static void requirement(Spot requirement, boolean ofNodes) {
        Spot values = requirement.at("values");
        String operator = requirement.at("operator").text();
        switch (operator) {
            case "In", "NotIn" -> {
                if (values.empty()) {
                    values.required("must be specified when `operator` is 'In' or 'NotIn'");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!values.empty()) {
                    values.forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                }
            }
            case "Gt", "Lt" -> {
                if (!ofNodes) {
                    requirement.at("operator").invalid(operator, "not a valid selector operator");
                } else if (values.size() != 1) {
                    values.required("must be specified single value when `operator` is 'Lt' or 'Gt'");
                }
            }
            default -> requirement.at("operator").invalid(operator, "not a valid selector operator");
        }
        requirement.at("key").must(Names::qualified);
        values.items().forEach(value -> value.must(Names::labelValue));
    }

    /** Tells whether one can select with it: each condition has an operator, a key and values that go together. */
    static boolean isWhole(Spot selector) {
        return selector.at("matchExpressions").items().stream().allMatch(requirement -> {
            List<Spot> values = requirement.at("values").items();
            boolean fits = switch (requirement.at("operator").text()) {
                case "In", "NotIn" -> !values.isEmpty();
                case "Exists", "DoesNotExist" -> values.isEmpty();
                default -> false;
            };
            return fits && Names.qualified(requirement.at("key").text()).isEmpty()
                    && values.stream().allMatch(value -> Names.labelValue(value.text()).isEmpty());
        });
    }

    /** Tells whether a selector that is well formed selects an object with the labels. */
    static boolean matches(Spot selector, Map<String, String> labels) {
        boolean byLabels = selector.at("matchLabels").entries().entrySet().stream()
                .allMatch(label -> label.getValue().text().equals(labels.get(label.getKey())));
        return byLabels && selector.at("matchExpressions").items().stream().allMatch(requirement -> holds(requirement, labels));
    }

    private static boolean holds(Spot requirement, Map<String, String> labels) {
        String value = labels.get(requirement.at("key").text());
        List<String> values = requirement.at("values").items().stream().map(Spot::text).toList();
        return switch (requirement.at("operator").text()) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
