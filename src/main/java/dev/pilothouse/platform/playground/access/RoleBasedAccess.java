package dev.pilothouse.platform.playground.access;

import dev.pilothouse.platform.playground.access.Grants.Grant;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.registry.Objects;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Role-based access control as the Kubernetes documentation describes it: what roles allow adds up, and nothing else is allowed. */
public final class RoleBasedAccess implements Authorizer, AutoCloseable {

    /** The group that may do everything, whatever the roles say. */
    public static final String MASTERS = "system:masters";

    private final Grants grants;

    public RoleBasedAccess(Objects objects) {
        this.grants = new Grants(objects);
    }

    @Override
    public Decision decide(Caller caller, Attributes wish) {
        if (caller.groups().contains(MASTERS)) {
            return new Decision(true, "");
        }
        Set<String> problems = new LinkedHashSet<>();
        for (Grant grant : grants.of(caller, wish.resource().isEmpty() ? "" : wish.namespace())) {
            Optional<List<Rule>> rules = grants.rules(grant.role());
            if (rules.isEmpty()) {
                problems.add(missing(grant.role()));
            } else if (rules.get().stream().anyMatch(rule -> rule.allows(wish))) {
                return new Decision(true, Grants.reason(grant));
            }
        }
        return new Decision(false, reason(problems));
    }

    private static String reason(Set<String> problems) {
        if (problems.isEmpty()) {
            return "";
        }
        return "RBAC: " + (problems.size() == 1 ? problems.iterator().next() : "[" + String.join(", ", problems) + "]");
    }

    private static String missing(Grants.RoleName role) {
        return (role.namespace().isEmpty() ? "clusterrole" : "role") + "." + Grants.GROUP + " \"" + role.name() + "\" not found";
    }

    /** Returns all that the caller may do in a namespace, as the rules say it. */
    public List<Rule> rulesOf(Caller caller, String namespace) {
        List<Rule> rules = new ArrayList<>();
        if (caller.groups().contains(MASTERS)) {
            rules.add(new Rule(Set.of("*"), Set.of("*"), Set.of("*"), Set.of(), Set.of()));
            rules.add(new Rule(Set.of("*"), Set.of(), Set.of(), Set.of(), Set.of("*")));
        }
        grants.of(caller, namespace).forEach(grant -> rules.addAll(grants.rules(grant.role()).orElse(List.of())));
        return rules;
    }

    @Override
    public void close() {
        grants.close();
    }
}
