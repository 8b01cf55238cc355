package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.BlueprintNode.Port;
import dev.pilothouse.local.Preset;
import java.util.Optional;

/**
 * What lets an ingress controller be reached from this computer: the first control plane has the label that controllers for kind look for, and its
 * ports 80 and 443 are ports of this computer. The controller itself is put in once the cluster is up.
 */
record Ingress(int httpPort, int httpsPort) {

    static final int HTTP = 80;
    static final int HTTPS = 443;

    /** Returns what is there of it; empty when no node is ready for it. */
    static Optional<Ingress> of(Blueprint blueprint) {
        BlueprintNode node = node(blueprint);
        return Preset.isIngressReady(blueprint) ? Optional.of(new Ingress(host(node, HTTP), host(node, HTTPS))) : Optional.empty();
    }

    private static BlueprintNode node(Blueprint blueprint) {
        return blueprint.nodes().stream().filter(BlueprintNode::isControlPlane).findFirst().orElseGet(() -> blueprint.node(0));
    }

    private static int host(BlueprintNode node, int port) {
        return node.ports().stream().filter(mapping -> mapping.containerPort() == port).findFirst().map(Port::hostPort).orElse(0);
    }

    /** Returns the blueprint in which a port of the node is that port of this computer. */
    static Blueprint withPort(Blueprint blueprint, int port, int hostPort) {
        BlueprintNode node = node(blueprint);
        for (int i = 0; i < node.ports().size(); i++) {
            Port mapping = node.ports().get(i);
            if (mapping.containerPort() == port) {
                return node.withPort(i, new Port(port, hostPort, mapping.address(), mapping.protocol()));
            }
        }
        return node.plusPort(new Port(port, hostPort, "127.0.0.1", "TCP"));
    }
}
