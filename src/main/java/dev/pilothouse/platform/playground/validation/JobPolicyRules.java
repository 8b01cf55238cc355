package dev.pilothouse.platform.playground.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** When a job counts failed pods, when it is done early, and when it replaces pods. */
final class JobPolicyRules {

    private static final List<String> ACTIONS = List.of("Count", "FailIndex", "FailJob", "Ignore");
    private static final int MOST_RULES = 20;
    private static final int MOST_EXIT_CODES = 255;

    private JobPolicyRules() {}

    static void failure(Spot spec) {
        Spot rules = spec.at("podFailurePolicy", "rules");
        if (rules.size() > MOST_RULES) {
            rules.tooMany(MOST_RULES);
        }
        Set<String> containers = new HashSet<>();
        for (String list : List.of("containers", "initContainers")) {
            spec.at("template", "spec", list).items().forEach(container -> containers.add(container.at("name").text()));
        }
        for (Spot rule : rules.items()) {
            Spot action = rule.at("action");
            if (action.empty()) {
                action.required("valid values: [\"Count\" \"FailIndex\" \"FailJob\" \"Ignore\"]");
            } else if (action.text().equals("FailIndex") && !spec.at("backoffLimitPerIndex").present()) {
                action.invalid("requires the backoffLimitPerIndex to be set");
            } else if (!ACTIONS.contains(action.text())) {
                action.unsupported(ACTIONS);
            }
            boolean codes = rule.at("onExitCodes").present();
            boolean conditions = !rule.at("onPodConditions").empty();
            if (codes) {
                exitCodes(rule.at("onExitCodes"), containers);
            }
            for (Spot condition : rule.at("onPodConditions").items()) {
                condition.at("type").must(Names::qualified);
                condition.at("status").oneOf("False", "True", "Unknown");
            }
            if (codes && conditions) {
                rule.invalidUnshown("specifying both OnExitCodes and OnPodConditions is not supported");
            } else if (!codes && !conditions) {
                rule.invalidUnshown("specifying one of OnExitCodes and OnPodConditions is required");
            }
        }
    }

    private static void exitCodes(Spot codes, Set<String> containers) {
        Spot operator = codes.at("operator");
        if (operator.empty()) {
            operator.required("valid values: [\"In\" \"NotIn\"]");
        } else {
            operator.oneOf("In", "NotIn");
        }
        if (codes.at("containerName").present() && !containers.contains(codes.at("containerName").text())) {
            codes.at("containerName").invalid("must be one of the container or initContainer names in the pod template");
        }
        Spot values = codes.at("values");
        if (values.empty()) {
            values.invalid(values.value(), "at least one value is required");
        } else if (values.size() > MOST_EXIT_CODES) {
            values.tooMany(MOST_EXIT_CODES);
        }
        List<Long> seen = new ArrayList<>();
        for (Spot value : values.items()) {
            if (operator.text().equals("In") && value.number() == 0) {
                value.invalid("must not be 0 for the In operator");
            }
            if (seen.contains(value.number())) {
                value.duplicate();
            }
            seen.add(value.number());
        }
        if (!seen.equals(seen.stream().sorted().toList())) {
            values.invalid("must be ordered");
        }
    }

    static void success(Spot spec) {
        Spot policy = spec.at("successPolicy");
        if (!spec.at("completionMode").text().equals("Indexed")) {
            policy.invalid("requires indexed completion mode");
            return;
        }
        Spot rules = policy.at("rules");
        if (rules.empty()) {
            rules.required("at least one rules must be specified when the successPolicy is specified");
        } else if (rules.size() > MOST_RULES) {
            rules.tooMany(MOST_RULES);
        }
        for (Spot rule : rules.items()) {
            Spot count = rule.at("succeededCount");
            if (!count.present() && !rule.at("succeededIndexes").present()) {
                rule.required("at least one of succeededCount or succeededIndexes must be specified");
            }
            count.notNegative();
            long completions = spec.at("completions").number();
            if (count.number() > completions) {
                count.invalid("must be less than or equal to " + completions + " (the number of specified completions)");
            }
        }
    }

    static void replacement(Spot spec) {
        Spot policy = spec.at("podReplacementPolicy");
        if (policy.present() && spec.at("podFailurePolicy").present()) {
            policy.oneOf("Failed");
        } else if (policy.present()) {
            policy.oneOf("Failed", "TerminatingOrFailed");
        }
    }
}
