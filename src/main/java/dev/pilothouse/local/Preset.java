package dev.pilothouse.local;

import dev.pilothouse.local.BlueprintNode.Port;
import dev.pilothouse.local.BlueprintNode.Role;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A blueprint to begin with. */
public enum Preset {
    ONE_NODE(1, 0),
    /** A control plane and one worker. */
    ONE_AND_ONE(1, 1),
    THREE_NODES(1, 2),
    THREE_WORKERS(1, 3),
    /** Three control planes behind a load balancer, so that losing one does no harm. */
    HIGHLY_AVAILABLE(3, 2),
    /** Ready for an ingress controller: ports of this computer lead to a node that is labelled for it. */
    INGRESS(1, 2);

    /** The label by which ingress controllers for kind find their node. */
    static final String INGRESS_LABEL = "ingress-ready";

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final int controlPlanes;
    private final int workers;

    Preset(int controlPlanes, int workers) {
        this.controlPlanes = controlPlanes;
        this.workers = workers;
    }

    /**
     * Returns the blueprint.
     *
     * @param image for all nodes; empty for the default of the installed kind
     */
    public Blueprint blueprint(String name, String image) {
        String nodes = Stream.concat(Collections.nCopies(controlPlanes, Role.CONTROL_PLANE).stream(), Collections.nCopies(workers, Role.WORKER).stream())
                .map(role -> "- role: " + role.word() + "\n")
                .collect(Collectors.joining());
        String head = "kind: " + Blueprint.KIND + "\napiVersion: " + Blueprint.API_VERSION + "\nname: x\nnodes:\n";
        Blueprint named = Blueprint.of(head + nodes).withName(name);
        Blueprint ready = this == INGRESS ? withIngressReady(named) : named;
        return image.isEmpty() ? ready : ready.withImage(image);
    }

    /** Returns whether a node is labelled for an ingress controller. */
    public static boolean isIngressReady(Blueprint blueprint) {
        return blueprint.nodes().stream().anyMatch(node -> node.labels().getOrDefault(INGRESS_LABEL, "").equals("true"));
    }

    /** Returns the blueprint with its first control plane labelled for an ingress controller, and with 8080 and 8443 of this computer leading to it. */
    public static Blueprint withIngressReady(Blueprint blueprint) {
        int first = first(blueprint);
        Blueprint ready = blueprint.node(first).withLabel(INGRESS_LABEL, "true");
        for (int port : List.of(HTTP, HTTPS)) {
            if (ready.node(first).ports().stream().noneMatch(it -> it.containerPort() == port)) {
                ready = ready.node(first).plusPort(new Port(port, port == HTTP ? 8080 : 8443, "127.0.0.1", "TCP"));
            }
        }
        return ready;
    }

    /** Returns the blueprint without that label, and without the ports of this computer that lead to 80 and 443 of the node. */
    public static Blueprint withoutIngressReady(Blueprint blueprint) {
        Blueprint plain = blueprint;
        for (BlueprintNode node : blueprint.nodes()) {
            if (node.labels().containsKey(INGRESS_LABEL)) {
                plain = plain.node(node.index()).withoutLabel(INGRESS_LABEL);
                for (int i = node.ports().size() - 1; i >= 0; i--) {
                    int port = node.ports().get(i).containerPort();
                    plain = port == HTTP || port == HTTPS ? plain.node(node.index()).withoutPort(i) : plain;
                }
            }
        }
        return plain;
    }

    private static int first(Blueprint blueprint) {
        return blueprint.nodes().stream().filter(BlueprintNode::isControlPlane).mapToInt(BlueprintNode::index).findFirst().orElse(0);
    }
}
