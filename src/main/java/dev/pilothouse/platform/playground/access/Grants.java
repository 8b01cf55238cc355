package dev.pilothouse.platform.playground.access;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.Objects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * All roles and bindings of the cluster, read once and kept up to date, so that a request costs a few look-ups and no reading.
 *
 * <p>Safe for many threads.
 */
final class Grants implements AutoCloseable {

    static final String GROUP = "rbac.authorization.k8s.io";
    private static final String ACCOUNT_PREFIX = "system:serviceaccount:";

    /** Somebody to whom a role may be bound; a service account counts as the user that it signs in as. */
    record Subject(String kind, String name) {}

    /** @param namespace empty for a ClusterRole */
    record RoleName(String namespace, String name) {}

    /**
     * A role bound to a subject.
     *
     * @param namespace where it holds, empty for everywhere
     */
    record Grant(String binding, String namespace, RoleName role, Subject subject) {}

    private record Place(String namespace, String name) {}

    private final Map<RoleName, List<Rule>> roles = new ConcurrentHashMap<>();
    private final Map<Subject, List<Grant>> bySubject = new ConcurrentHashMap<>();
    private final Map<Place, List<Grant>> byBinding = new LinkedHashMap<>();
    private final List<Subscription> following = new ArrayList<>();

    Grants(Objects objects) {
        follow(objects, "clusterroles", this::noteRole);
        follow(objects, "roles", this::noteRole);
        follow(objects, "clusterrolebindings", this::noteBinding);
        follow(objects, "rolebindings", this::noteBinding);
    }

    private void follow(Objects objects, String plural, Consumer<Change> listener) {
        following.add(objects.follow(plural + "." + GROUP, listener));
    }

    private void noteRole(Change change) {
        Document role = change.object();
        RoleName name = new RoleName(role.namespace(), role.name());
        if (change.type() == Change.Type.DELETED) {
            roles.remove(name);
        } else {
            roles.put(name, Rule.allOf(role.tree()));
        }
    }

    private synchronized void noteBinding(Change change) {
        Document binding = change.object();
        Place place = new Place(binding.namespace(), binding.name());
        for (Grant old : Optional.ofNullable(byBinding.remove(place)).orElse(List.of())) {
            bySubject.computeIfPresent(old.subject(), (_, grants) -> {
                List<Grant> left = grants.stream().filter(grant -> !grant.equals(old)).toList();
                return left.isEmpty() ? null : left;
            });
        }
        if (change.type() != Change.Type.DELETED) {
            List<Grant> grants = grants(binding);
            byBinding.put(place, grants);
            grants.forEach(grant -> bySubject.merge(grant.subject(), List.of(grant), (before, more) -> {
                List<Grant> both = new ArrayList<>(before);
                both.addAll(more);
                return List.copyOf(both);
            }));
        }
    }

    private static List<Grant> grants(Document binding) {
        Tree reference = binding.tree().tree("roleRef");
        RoleName role = new RoleName(reference.text("kind").equals("Role") ? binding.namespace() : "", reference.text("name"));
        return binding.tree().trees("subjects").stream()
                .map(subject -> new Grant(binding.name(), binding.namespace(), role, subject(subject, binding.namespace())))
                .distinct()
                .toList();
    }

    private static Subject subject(Tree subject, String namespace) {
        if (subject.text("kind").equals("ServiceAccount")) {
            String home = subject.text("namespace").isEmpty() ? namespace : subject.text("namespace");
            return new Subject("User", ACCOUNT_PREFIX + home + ":" + subject.text("name"));
        }
        return new Subject(subject.text("kind"), subject.text("name"));
    }

    /** Returns what is bound to the caller and holds in the namespace; empty asks for what holds everywhere. */
    List<Grant> of(Caller caller, String namespace) {
        List<Grant> found = new ArrayList<>();
        add(found, new Subject("User", caller.name()), namespace);
        caller.groups().forEach(group -> add(found, new Subject("Group", group), namespace));
        return found;
    }

    private void add(List<Grant> found, Subject subject, String namespace) {
        for (Grant grant : bySubject.getOrDefault(subject, List.of())) {
            if (grant.namespace().isEmpty() || grant.namespace().equals(namespace)) {
                found.add(grant);
            }
        }
    }

    /** Returns the rules of a role, empty when there is no such role. */
    Optional<List<Rule>> rules(RoleName role) {
        return Optional.ofNullable(roles.get(role));
    }

    /** Returns the words for a grant in the reason of a decision. */
    static String reason(Grant grant) {
        String binding = grant.namespace().isEmpty()
                ? "ClusterRoleBinding \"" + grant.binding() + "\""
                : "RoleBinding \"" + grant.binding() + "/" + grant.namespace() + "\"";
        String role = (grant.role().namespace().isEmpty() ? "ClusterRole" : "Role") + " \"" + grant.role().name() + "\"";
        return "RBAC: allowed by " + binding + " of " + role + " to " + words(grant.subject());
    }

    private static String words(Subject subject) {
        if (subject.kind().equals("User") && subject.name().startsWith(ACCOUNT_PREFIX)) {
            String[] parts = subject.name().substring(ACCOUNT_PREFIX.length()).split(":", 2);
            return "ServiceAccount \"" + parts[1] + "/" + parts[0] + "\"";
        }
        return subject.kind() + " \"" + subject.name() + "\"";
    }

    @Override
    public void close() {
        following.forEach(Subscription::close);
    }
}
