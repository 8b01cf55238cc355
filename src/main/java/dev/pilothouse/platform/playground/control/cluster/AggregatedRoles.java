package dev.pilothouse.platform.playground.control.cluster;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Fills the rules of ClusterRoles that gather those of others by label ({@code aggregationRule}). */
public final class AggregatedRoles implements Controller {

    private static final String ROLES = "clusterroles.rbac.authorization.k8s.io";

    private final Objects objects;
    private final Map<String, Document> roles = new TreeMap<>();

    public AggregatedRoles(Objects objects) {
        this.objects = objects;
    }

    @Override
    public String name() {
        return "clusterrole-aggregation-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(new Trigger(ROLES, this::gatherers));
    }

    private List<Name> gatherers(Change change) {
        Document role = change.object();
        if (change.type() == Change.Type.DELETED) {
            roles.remove(role.name());
        } else {
            roles.put(role.name(), role);
        }
        return roles.values().stream()
                .filter(other -> other.name().equals(role.name()) || gathers(other, role) || change.before().filter(old -> gathers(other, old)).isPresent())
                .filter(other -> other.tree().has("aggregationRule"))
                .map(Name::of)
                .toList();
    }

    private static boolean gathers(Document gatherer, Document other) {
        return !gatherer.name().equals(other.name())
                && gatherer.tree().trees("aggregationRule", "clusterRoleSelectors").stream().anyMatch(selector -> selects(selector, other));
    }

    private static boolean selects(Tree selector, Document role) {
        Map<String, String> labels = role.tree().texts("metadata", "labels");
        return labels.entrySet().containsAll(selector.texts("matchLabels").entrySet())
                && selector.trees("matchExpressions").stream().allMatch(expression -> holds(expression, labels));
    }

    private static boolean holds(Tree expression, Map<String, String> labels) {
        Optional<String> value = Optional.ofNullable(labels.get(expression.text("key")));
        List<?> values = expression.list("values");
        return switch (expression.text("operator")) {
            case "In" -> value.filter(values::contains).isPresent();
            case "NotIn" -> value.filter(values::contains).isEmpty();
            case "Exists" -> value.isPresent();
            default -> value.isEmpty();
        };
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Document role = objects.get(ROLES, "", name.name()).orElse(null);
        if (role == null || !role.tree().has("aggregationRule")) {
            return Optional.empty();
        }
        Set<Map<String, Object>> rules = new LinkedHashSet<>();
        roles.values().stream().filter(other -> gathers(role, other)).forEach(other -> other.tree().trees("rules").forEach(rule -> rules.add(rule.fields())));
        if (!List.copyOf(rules).equals(role.tree().trees("rules").stream().map(Tree::fields).toList())) {
            objects.update(ROLES, Document.of(Edit.with(role.fields(), List.copyOf(rules), "rules")));
        }
        return Optional.empty();
    }
}
