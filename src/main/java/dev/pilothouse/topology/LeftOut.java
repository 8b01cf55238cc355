package dev.pilothouse.topology;

import dev.pilothouse.model.ResourceRef;
import java.util.Optional;

/** Why an object is not on the map, as the end of a message key. */
final class LeftOut {

    /** Every pod has it in a volume that the server adds; a line to it from everywhere says nothing. */
    private static final String ROOT_CERTIFICATE = "kube-root-ca.crt";

    private final Lens lens;
    private final Graph graph;

    LeftOut(Lens lens, Graph graph) {
        this.lens = lens;
        this.graph = graph;
    }

    Optional<String> reason(Vertex vertex) {
        ResourceRef ref = vertex.ref();
        if (lens.keeps(ref)) {
            return Optional.empty();
        }
        if (Roles.layer(ref.kind()).filter(layer -> !lens.layers().contains(layer)).isPresent()) {
            return Optional.of("layer");
        }
        return switch (ref.kind().name()) {
            case "EndpointSlice" -> Optional.of("slice");
            case "Node" -> Optional.of("node");
            case "IngressClass", "GatewayClass", "StorageClass" -> vertex.missing() ? Optional.empty() : Optional.of("class");
            case "PersistentVolume" -> vertex.missing() || graph.to(ref).isEmpty() ? Optional.empty() : Optional.of("volume");
            case "ReplicaSet", "Job" -> revision(vertex) ? Optional.of("revision") : Optional.empty();
            case "ConfigMap" -> ref.name().equals(ROOT_CERTIFICATE) || unused(ref) ? Optional.of("unused") : Optional.empty();
            case "Secret", "ServiceAccount", "Role", "ClusterRole" -> unused(ref) ? Optional.of("unused") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** What a workload has made of itself over time; that with pods is shown where owners are. */
    private boolean revision(Vertex vertex) {
        boolean owned = !vertex.controller().equals(vertex.ref());
        return owned && (!lens.layers().contains(Layer.OWNERS) || graph.from(vertex.ref()).stream().noneMatch(edge -> edge.link() == Link.OWNS));
    }

    private boolean unused(ResourceRef ref) {
        return graph.to(ref).stream().allMatch(edge -> edge.link() == Link.OWNS);
    }
}
