package dev.pilothouse.platform.playground.control.node;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The taints that the node controller sets, by the state of a node; others it leaves alone. */
final class Taints {

    static final String NOT_READY = "node.kubernetes.io/not-ready";
    static final String UNREACHABLE = "node.kubernetes.io/unreachable";
    private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";
    private static final Map<String, String> BY_CONDITION = Map.of(
            "MemoryPressure", "node.kubernetes.io/memory-pressure",
            "DiskPressure", "node.kubernetes.io/disk-pressure",
            "PIDPressure", "node.kubernetes.io/pid-pressure",
            "NetworkUnavailable", "node.kubernetes.io/network-unavailable");

    private record Mark(String key, String effect) {}

    private Taints() {}

    /** Returns the taints that the node should have, or nothing when it has them. */
    static Optional<List<Map<String, Object>>> wanted(Document node, String now) {
        Map<Mark, Boolean> ours = ours(node.tree());
        List<Map<String, Object>> taints = new ArrayList<>();
        for (Tree taint : node.tree().trees("spec", "taints")) {
            Boolean wanted = ours.remove(new Mark(taint.text("key"), taint.text("effect")));
            if (!Boolean.FALSE.equals(wanted)) {
                taints.add(taint.fields());
            }
        }
        ours.forEach((mark, wanted) -> {
            if (wanted) {
                taints.add(Edit.object("key", mark.key(), "effect", mark.effect(), "timeAdded", now));
            }
        });
        boolean same = taints.equals(node.tree().trees("spec", "taints").stream().map(Tree::fields).toList());
        return same ? Optional.empty() : Optional.of(taints);
    }

    private static Map<Mark, Boolean> ours(Tree node) {
        Map<Mark, Boolean> ours = new LinkedHashMap<>();
        String ready = status(node, "Ready");
        for (String effect : List.of("NoSchedule", "NoExecute")) {
            ours.put(new Mark(NOT_READY, effect), ready.equals("False") || (ready.isEmpty() && effect.equals("NoSchedule")));
            ours.put(new Mark(UNREACHABLE, effect), ready.equals("Unknown"));
        }
        ours.put(new Mark(UNSCHEDULABLE, "NoSchedule"), node.isTrue("spec", "unschedulable"));
        BY_CONDITION.forEach((condition, key) -> ours.put(new Mark(key, "NoSchedule"), status(node, condition).equals("True")));
        return ours;
    }

    static String status(Tree node, String type) {
        return node.trees("status", "conditions").stream()
                .filter(condition -> condition.text("type").equals(type))
                .map(condition -> condition.text("status"))
                .findFirst()
                .orElse("");
    }

    /** Returns the taints that drive pods away. */
    static List<Tree> driving(Tree node) {
        return node.trees("spec", "taints").stream().filter(taint -> taint.text("effect").equals("NoExecute")).toList();
    }
}
