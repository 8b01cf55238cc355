package dev.pilothouse.local;

import static dev.pilothouse.local.FieldCheck.plus;
import static dev.pilothouse.local.FindingList.change;

import dev.pilothouse.local.BlueprintNode.Role;
import dev.pilothouse.local.BlueprintNode.Taint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks at what nodes are: their roles, labels and taints. */
final class NodeCheck {

    private static final Set<String> EFFECTS = Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");
    private static final Pattern PREFIX = Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern NAME = Pattern.compile("(?=.{1,63}$)[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
    private static final Pattern VALUE = Pattern.compile("(?=.{0,63}$)([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?");

    /** Labels of Kubernetes' own domains that a kubelet may give to itself; it does not start with another (NodeRestriction). */
    private static final Set<String> OWN = Set.of(
            "kubernetes.io/hostname", "kubernetes.io/os", "kubernetes.io/arch", "beta.kubernetes.io/os", "beta.kubernetes.io/arch",
            "beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type", "topology.kubernetes.io/zone", "topology.kubernetes.io/region",
            "failure-domain.beta.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/region");

    private final Blueprint blueprint;
    private final FindingList findings;

    NodeCheck(Blueprint blueprint, FindingList findings) {
        this.blueprint = blueprint;
        this.findings = findings;
    }

    /** Tells whether a kubelet may give this label to its node. */
    static boolean mayCarry(String label) {
        String prefix = prefix(label);
        boolean reserved = within(prefix, "kubernetes.io") || within(prefix, "k8s.io");
        return !reserved || OWN.contains(label) || within(prefix, "kubelet.kubernetes.io") || within(prefix, "node.kubernetes.io");
    }

    private static boolean within(String prefix, String domain) {
        return prefix.equals(domain) || prefix.endsWith("." + domain);
    }

    private static String prefix(String label) {
        return label.contains("/") ? label.substring(0, label.indexOf('/')) : "";
    }

    /** Tells whether the text can be the key of a label or a taint. */
    static boolean isKey(String key) {
        int slash = key.indexOf('/');
        return NAME.matcher(key.substring(slash + 1)).matches() && (slash < 0 || PREFIX.matcher(key.substring(0, slash)).matches());
    }

    static boolean isValue(String value) {
        return VALUE.matcher(value).matches();
    }

    void check() {
        int controlPlanes = 0;
        for (BlueprintNode node : blueprint.nodes()) {
            List<Object> path = List.of(Blueprint.NODES, node.index());
            boolean known = Arrays.stream(Role.values()).anyMatch(role -> role.word().equals(node.roleWord()));
            if (!known) {
                findings.error(
                        "role-unknown", plus(path, "role"),
                        change("make-worker", new BlueprintNodes(blueprint).withRole(node.index(), Role.WORKER)), node.roleWord());
            }
            controlPlanes += node.isControlPlane() ? 1 : 0;
            labels(node, plus(path, BlueprintNode.LABELS));
            taints(node, path);
        }
        if (controlPlanes == 0) {
            findings.error("no-control-plane", List.of(Blueprint.NODES), change("add-control-plane", new BlueprintNodes(blueprint).plus(Role.CONTROL_PLANE)));
        } else if (controlPlanes % 2 == 0) {
            findings.note(
                    "even-control-planes", List.of(Blueprint.NODES), change("add-control-plane", new BlueprintNodes(blueprint).plus(Role.CONTROL_PLANE)),
                    Integer.toString(controlPlanes), Integer.toString(controlPlanes / 2 - 1));
        }
    }

    private void labels(BlueprintNode node, List<Object> path) {
        node.labels().forEach((key, value) -> {
            List<Object> field = plus(path, key);
            if (!isKey(key)) {
                findings.error("label-key", field, change("remove-label", node.withoutLabel(key), key), key);
            } else if (!mayCarry(key)) {
                findings.error("label-reserved", field, change("remove-label", node.withoutLabel(key), key), key);
            } else if (!isValue(value)) {
                findings.error("label-value", field, change("remove-label", node.withoutLabel(key), key), key, value);
            }
        });
    }

    private void taints(BlueprintNode node, List<Object> path) {
        List<Taint> taints = node.ownTaints().orElse(List.of());
        for (Taint taint : taints) {
            List<Taint> others = new ArrayList<>(taints);
            others.remove(taint);
            if (!isKey(taint.key()) || !isValue(taint.value())) {
                findings.error("taint-key", path, change("remove-taint", node.withTaints(others), taint.toString()), taint.toString());
            } else if (!EFFECTS.contains(taint.effect())) {
                findings.error("taint-effect", path, change("remove-taint", node.withTaints(others), taint.toString()), taint.toString(), taint.effect());
            }
        }
    }
}
