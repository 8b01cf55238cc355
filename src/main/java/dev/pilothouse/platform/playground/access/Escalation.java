package dev.pilothouse.platform.playground.access;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Nobody grants more than they hold: who writes a role must hold its rules or the verb {@code escalate}, who binds one must hold its rules or
 * the verb {@code bind} (rules of the Kubernetes documentation on privilege escalation).
 */
public final class Escalation implements Admission {

    private static final Set<String> ROLES = Set.of("roles", "clusterroles");
    private static final Set<String> BINDINGS = Set.of("rolebindings", "clusterrolebindings");

    private final Supplier<RoleBasedAccess> access;

    /** @param access asked when the first role is written; the roles themselves pass through admission while it is made */
    public Escalation(Supplier<RoleBasedAccess> access) {
        this.access = access;
    }

    @Override
    public void validate(Request request, Optional<Document> object) {
        if (object.isEmpty()
                || !request.target().resource().kind().group().equals(Grants.GROUP)
                || request.caller().groups().contains(RoleBasedAccess.MASTERS)) {
            return;
        }
        String plural = request.target().resource().kind().plural();
        if (ROLES.contains(plural)) {
            checkRole(request, object.get(), plural);
        } else if (BINDINGS.contains(plural)) {
            checkBinding(request, object.get());
        }
    }

    private void checkRole(Request request, Document role, String plural) {
        boolean same = request.before().filter(before -> before.tree().trees("rules").equals(role.tree().trees("rules"))).isPresent();
        if (!same && !may(request.caller(), "escalate", plural, role.namespace(), role.name())) {
            requireHeld(request, role, Rule.allOf(role.tree()), role.namespace());
        }
    }

    private void checkBinding(Request request, Document binding) {
        Tree reference = binding.tree().tree("roleRef");
        boolean same = request.before()
                .filter(before -> before.tree().at("subjects").equals(binding.tree().at("subjects")) && before.tree().tree("roleRef").equals(reference))
                .isPresent();
        boolean clusterRole = reference.text("kind").equals("ClusterRole");
        String roleName = reference.text("name");
        if (same || may(request.caller(), "bind", clusterRole ? "clusterroles" : "roles", binding.namespace(), roleName)) {
            return;
        }
        Document role = request.cluster()
                .get((clusterRole ? "clusterroles." : "roles.") + Grants.GROUP, clusterRole ? "" : binding.namespace(), roleName)
                .orElseThrow(() -> Refusal.notFound(request.target().resource().kind(), roleName));
        requireHeld(request, binding, Rule.allOf(role.tree()), binding.namespace());
    }

    private boolean may(Caller caller, String verb, String plural, String namespace, String name) {
        return access.get().decide(caller, new Attributes(verb, Grants.GROUP, plural, "", namespace, name, "")).allowed();
    }

    private void requireHeld(Request request, Document object, List<Rule> wanted, String namespace) {
        List<Rule> held = access.get().rulesOf(request.caller(), namespace);
        Map<String, Rule> missing = new TreeMap<>();
        for (Rule rule : wanted) {
            for (Rule part : rule.parts()) {
                if (held.stream().noneMatch(own -> own.covers(part))) {
                    Rule anyVerb = new Rule(Set.of(), part.groups(), part.resources(), part.resourceNames(), part.paths());
                    missing.merge(anyVerb.text(), part, Escalation::withBothVerbs);
                }
            }
        }
        if (!missing.isEmpty()) {
            String groups = request.caller().groups().stream().map(group -> '"' + group + '"').collect(Collectors.joining(" ", "[", "]"));
            String list = missing.values().stream().map(Rule::text).sorted().collect(Collectors.joining("\n"));
            throw Refusal.forbidden(
                    request.target().resource().kind(),
                    object.name(),
                    "user \"" + request.caller().name() + "\" (groups=" + groups + ") is attempting to grant RBAC permissions not currently held:\n" + list);
        }
    }

    private static Rule withBothVerbs(Rule one, Rule other) {
        Set<String> verbs = new TreeSet<>(one.verbs());
        verbs.addAll(other.verbs());
        return new Rule(verbs, one.groups(), one.resources(), one.resourceNames(), one.paths());
    }
}
