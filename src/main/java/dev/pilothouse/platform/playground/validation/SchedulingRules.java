package dev.pilothouse.platform.playground.validation;

import java.util.List;

/** What a pod says about the nodes it may run on. */
final class SchedulingRules {

    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private SchedulingRules() {}

    static void affinity(Spot affinity) {
        Spot nodes = affinity.at("nodeAffinity");
        if (nodes.at(REQUIRED).present()) {
            nodeSelector(nodes.at(REQUIRED));
        }
        for (Spot preferred : nodes.at(PREFERRED).items()) {
            weight(preferred);
            nodeTerm(preferred.at("preference"));
        }
        for (String kind : List.of("podAffinity", "podAntiAffinity")) {
            affinity.at(kind, REQUIRED).items().forEach(SchedulingRules::podTerm);
            for (Spot preferred : affinity.at(kind, PREFERRED).items()) {
                weight(preferred);
                podTerm(preferred.at("podAffinityTerm"));
            }
        }
    }

    static void nodeSelector(Spot selector) {
        Spot terms = selector.at("nodeSelectorTerms");
        if (terms.empty()) {
            terms.required("must have at least one node selector term");
        }
        terms.items().forEach(SchedulingRules::nodeTerm);
    }

    private static void nodeTerm(Spot term) {
        term.at("matchExpressions").items().forEach(requirement -> SelectorRules.requirement(requirement, true));
    }

    private static void podTerm(Spot term) {
        SelectorRules.check(term.at("labelSelector"));
        SelectorRules.check(term.at("namespaceSelector"));
        for (Spot namespace : term.at("namespaces").items()) {
            Names.label(namespace.text()).forEach(error -> term.at("namespace").invalid(namespace.text(), error));
        }
        if (term.at("topologyKey").empty()) {
            term.at("topologyKey").required("can not be empty");
        }
        term.at("topologyKey").must(Names::qualified);
    }

    private static void weight(Spot preferred) {
        Spot weight = preferred.at("weight");
        if (weight.number() <= 0 || weight.number() > 100) {
            weight.invalid(weight.number(), "must be in the range 1-100");
        }
    }

    static void tolerations(Spot tolerations) {
        for (Spot toleration : tolerations.items()) {
            Spot operator = toleration.at("operator");
            if (toleration.at("key").empty()) {
                if (!operator.text().equals("Exists")) {
                    operator.invalid("operator must be Exists when `key` is empty, which means \"match all values and all keys\"");
                }
            } else {
                toleration.at("key").must(Names::qualified);
            }
            if (toleration.at("tolerationSeconds").present() && !toleration.at("effect").text().equals("NoExecute")) {
                toleration.at("effect").invalid("effect must be 'NoExecute' when `tolerationSeconds` is set");
            }
            String value = toleration.at("value").text();
            switch (operator.text()) {
                case "Equal", "" -> {
                    List<String> errors = Names.labelValue(value);
                    if (!errors.isEmpty()) {
                        operator.invalid(value, String.join(";", errors));
                    }
                }
                case "Exists" -> {
                    if (!value.isEmpty()) {
                        operator.invalid(value, "value must be empty when `operator` is 'Exists'");
                    }
                }
                default -> operator.unsupported(List.of("Equal", "Exists"));
            }
            if (!toleration.at("effect").empty()) {
                taintEffect(toleration.at("effect"));
            }
        }
    }

    static void taintEffect(Spot effect) {
        effect.requiredOneOf("NoSchedule", "PreferNoSchedule", "NoExecute");
    }

    static void spread(Spot constraints) {
        List<Spot> all = constraints.items();
        for (int i = 0; i < all.size(); i++) {
            Spot constraint = all.get(i);
            Spot action = constraint.at("whenUnsatisfiable");
            positive(constraint.at("maxSkew"));
            if (constraint.at("topologyKey").empty()) {
                constraint.at("topologyKey").required("can not be empty");
            }
            action.oneOf("DoNotSchedule", "ScheduleAnyway");
            boolean again = all.subList(i + 1, all.size()).stream()
                    .anyMatch(other -> other.at("topologyKey").same(constraint.at("topologyKey")) && other.at("whenUnsatisfiable").same(action));
            if (again) {
                constraint.at("{topologyKey, whenUnsatisfiable}").duplicate("{" + constraint.at("topologyKey").text() + ", " + action.text() + "}");
            }
            Spot domains = constraint.at("minDomains");
            if (domains.present()) {
                positive(domains);
                if (!action.text().equals("DoNotSchedule")) {
                    domains.invalid("can only use minDomains if whenUnsatisfiable=DoNotSchedule, not " + action.text());
                }
            }
            for (String policy : List.of("nodeAffinityPolicy", "nodeTaintsPolicy")) {
                if (constraint.at(policy).present()) {
                    constraint.at(policy).oneOf("Honor", "Ignore");
                }
            }
            SelectorRules.check(constraint.at("labelSelector"));
        }
    }

    private static void positive(Spot number) {
        if (number.number() <= 0) {
            number.invalid(number.number(), "must be greater than zero");
        }
    }
}
