package dev.pilothouse.platform.playground.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Roles and their bindings. */
final class AccessRules {

    private static final String GROUP = "rbac.authorization.k8s.io";

    private AccessRules() {}

    static void role(Spot role) {
        role.at("rules").items().forEach(rule -> rule(rule, true));
    }

    static void clusterRole(Spot role) {
        role.at("rules").items().forEach(rule -> rule(rule, false));
        Spot selectors = role.at("aggregationRule", "clusterRoleSelectors");
        if (role.at("aggregationRule").present() && selectors.empty()) {
            selectors.required("at least one clusterRoleSelector required if aggregationRule is non-nil");
        }
        selectors.items().forEach(SelectorRules::check);
    }

    private static void rule(Spot rule, boolean namespaced) {
        if (rule.at("verbs").empty()) {
            rule.at("verbs").required("verbs must contain at least one value");
        }
        Spot paths = rule.at("nonResourceURLs");
        if (!paths.empty()) {
            if (namespaced) {
                paths.invalid("namespaced rules cannot apply to non-resource URLs");
            }
            if (!rule.at("apiGroups").empty() || !rule.at("resources").empty() || !rule.at("resourceNames").empty()) {
                paths.invalid("rules cannot apply to both regular resources and non-resource URLs");
            }
            return;
        }
        if (rule.at("apiGroups").empty()) {
            rule.at("apiGroups").required("resource rules must supply at least one api group");
        }
        if (rule.at("resources").empty()) {
            rule.at("resources").required("resource rules must supply at least one resource");
        }
    }

    static void roleBinding(Spot binding) {
        binding(binding, true, "Role", "ClusterRole");
    }

    static void clusterRoleBinding(Spot binding) {
        binding(binding, false, "ClusterRole");
    }

    static void roleBindingUpdate(Spot binding, Spot before) {
        roleBinding(binding);
        sameRole(binding.at("roleRef"), before.at("roleRef"));
    }

    static void clusterRoleBindingUpdate(Spot binding, Spot before) {
        clusterRoleBinding(binding);
        sameRole(binding.at("roleRef"), before.at("roleRef"));
    }

    private static void sameRole(Spot role, Spot before) {
        if (!role.same(before)) {
            Map<String, Object> shown = new LinkedHashMap<>(); // by the names that the fields have within the real server
            shown.put("APIGroup", role.at("apiGroup").text());
            shown.put("Kind", role.at("kind").text());
            shown.put("Name", role.at("name").text());
            role.invalid(shown, "cannot change roleRef");
        }
    }

    private static void binding(Spot binding, boolean namespaced, String... kinds) {
        Spot role = binding.at("roleRef");
        role.at("apiGroup").oneOf(GROUP);
        role.at("kind").oneOf(kinds);
        if (role.at("name").empty()) {
            role.at("name").required("");
        } else {
            role.at("name").must(Names::pathSegment);
        }
        binding.at("subjects").items().forEach(subject -> subject(subject, namespaced));
    }

    private static void subject(Spot subject, boolean namespaced) {
        Spot name = subject.at("name");
        name.requireText();
        switch (subject.at("kind").text()) {
            case "ServiceAccount" -> {
                if (!name.empty()) {
                    name.must(Names::subdomain);
                }
                if (!subject.at("apiGroup").empty()) {
                    subject.at("apiGroup").unsupported(List.of(""));
                }
                if (!namespaced && subject.at("namespace").empty()) {
                    subject.at("namespace").required("");
                }
            }
            case "User", "Group" -> subject.at("apiGroup").oneOf(GROUP);
            default -> subject.at("kind").unsupported(List.of("ServiceAccount", "User", "Group"));
        }
    }
}
