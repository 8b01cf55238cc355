package dev.pilothouse.platform.playground.control.scheduler;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Labels;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.Objects;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the scheduler knows of nodes and their pods: sums by node, so that placing a pod costs as much as there are nodes and not as there are pods.
 */
final class ClusterInfo {

    private final Objects objects;
    private final TreeMap<String, NodeInfo> nodes = new TreeMap<>();
    private final Map<String, String> nodeOfPod = new HashMap<>();
    private final Map<String, PodInfo> guarded = new HashMap<>();

    ClusterInfo(Objects objects) {
        this.objects = objects;
    }

    /** Takes over a change of a pod or a node. */
    void changed(Change change) {
        boolean gone = change.type() == Change.Type.DELETED;
        if (change.object().kindName().equals("Node")) {
            nodeChanged(change.object(), gone);
        } else {
            podChanged(change.object(), gone);
        }
    }

    private void nodeChanged(Document object, boolean gone) {
        NodeInfo node = node(object.name());
        if (!gone) {
            node.is(object);
        } else {
            node.isGone();
            dropIfUnused(node);
        }
    }

    private void podChanged(Document object, boolean gone) {
        String node = object.tree().text("spec", "nodeName");
        PodInfo pod = PodInfo.of(object);
        if (gone || pod.ended() || node.isEmpty()) {
            forget(object.uid());
        } else {
            place(pod, node);
        }
    }

    /** Counts the pod as being on the node, before the API says so as well as after. */
    void place(PodInfo pod, String nodeName) {
        String uid = pod.document().uid();
        String before = nodeOfPod.put(uid, nodeName);
        if (before != null && !before.equals(nodeName)) {
            node(before).remove(uid);
        }
        node(nodeName).add(pod);
        if (pod.antiAffinity().isEmpty()) {
            guarded.remove(uid);
        } else {
            guarded.put(uid, pod);
        }
    }

    private void forget(String uid) {
        String before = nodeOfPod.remove(uid);
        guarded.remove(uid);
        if (before != null) {
            NodeInfo node = node(before);
            node.remove(uid);
            dropIfUnused(node);
        }
    }

    private NodeInfo node(String name) {
        return nodes.computeIfAbsent(name, NodeInfo::new);
    }

    private void dropIfUnused(NodeInfo node) {
        if (!node.exists() && node.isEmpty()) {
            nodes.remove(node.name());
        }
    }

    /** Returns the nodes that there are, by name. */
    List<NodeInfo> nodes() {
        return nodes.values().stream().filter(NodeInfo::exists).toList();
    }

    Optional<NodeInfo> nodeOf(PodInfo pod) {
        return Optional.ofNullable(nodeOfPod.get(pod.document().uid())).map(nodes::get).filter(NodeInfo::exists);
    }

    /** Returns the placed pods that want certain others away from them. */
    Collection<PodInfo> guarded() {
        return guarded.values();
    }

    Labels namespaceLabels(String namespace) {
        return objects.get("namespaces", "", namespace).map(found -> Labels.of(found.tree().texts("metadata", "labels"))).orElse(Labels.NONE);
    }

    /** Returns this cluster with one node as it would be. */
    ClusterInfo with(NodeInfo changed) {
        ClusterInfo other = new ClusterInfo(objects);
        other.nodes.putAll(nodes);
        other.nodes.put(changed.name(), changed);
        other.nodeOfPod.putAll(nodeOfPod);
        guarded.forEach((uid, pod) -> {
            boolean moved = changed.name().equals(nodeOfPod.get(uid)) && changed.pods().stream().noneMatch(left -> left.document().uid().equals(uid));
            if (!moved) {
                other.guarded.put(uid, pod);
            }
        });
        return other;
    }
}
