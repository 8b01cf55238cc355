package dev.pilothouse.model;

import java.util.Map;
import java.util.Optional;

/**
 * What a container is when it is a node of a cluster of this computer, read from the labels that the cluster's maker put on it.
 *
 * <p>Such a container is no program of its own: who stops or removes it breaks the cluster.
 *
 * @param tool who made the cluster: {@code kind}, {@code k3d} or {@code minikube}
 * @param role what the node does, in the tool's word; may be empty
 */
public record NodeContainer(String tool, String cluster, String role) {

    /** Reads the labels of a container; empty when it is no node. */
    public static Optional<NodeContainer> of(Map<String, String> labels) {
        return of(labels, "kind", "io.x-k8s.kind.cluster", "io.x-k8s.kind.role")
                .or(() -> of(labels, "k3d", "k3d.cluster", "k3d.role"))
                .or(() -> of(labels, "minikube", "name.minikube.sigs.k8s.io", "role.minikube.sigs.k8s.io"));
    }

    private static Optional<NodeContainer> of(Map<String, String> labels, String tool, String cluster, String role) {
        String name = labels.getOrDefault(cluster, "");
        return name.isEmpty() ? Optional.empty() : Optional.of(new NodeContainer(tool, name, labels.getOrDefault(role, "")));
    }
}
