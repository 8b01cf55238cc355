package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.BlueprintNode.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What lets an ingress controller be reached from this computer: the first control plane has the label that controllers for kind look for, and its
 * ports 80 and 443 are ports of this computer.
 */
record Ingress(int httpPort, int httpsPort, String controller) {

    static final String CONTROLLER = "ingress-nginx";
    static final int HTTP = 80;
    static final int HTTPS = 443;

    private static final String LABEL = "ingress-ready";
    private static final String CONTROLLERS = "ingress";
    private static final int USUAL_HTTP = 8080;
    private static final int USUAL_HTTPS = 8443;

    /** Returns what is there of it; empty when no node is ready for it and no controller is asked for. */
    static Optional<Ingress> of(Blueprint blueprint) {
        BlueprintNode node = node(blueprint);
        Optional<String> controller = blueprint.extras().addOns().stream().filter(name -> name.startsWith(CONTROLLERS)).findFirst();
        return node.labels().containsKey(LABEL) || controller.isPresent()
                ? Optional.of(new Ingress(host(node, HTTP), host(node, HTTPS), controller.orElse("")))
                : Optional.empty();
    }

    private static BlueprintNode node(Blueprint blueprint) {
        return blueprint.nodes().stream().filter(BlueprintNode::isControlPlane).findFirst().orElseGet(() -> blueprint.node(0));
    }

    private static int host(BlueprintNode node, int port) {
        return node.ports().stream().filter(mapping -> mapping.containerPort() == port).findFirst().map(Port::hostPort).orElse(0);
    }

    /** Returns the blueprint with all of it, on the usual ports. */
    static Blueprint with(Blueprint blueprint) {
        Blueprint labelled = node(blueprint).withLabel(LABEL, "true");
        Blueprint reached = withPort(withPort(labelled, HTTP, USUAL_HTTP), HTTPS, USUAL_HTTPS);
        return withController(reached, CONTROLLER);
    }

    /** Returns the blueprint without any of it. */
    static Blueprint without(Blueprint blueprint) {
        Blueprint bare = node(blueprint).withoutLabel(LABEL);
        for (int port : List.of(HTTP, HTTPS)) {
            List<Port> ports = node(bare).ports();
            for (int i = ports.size() - 1; i >= 0; i--) {
                bare = ports.get(i).containerPort() == port ? node(bare).withoutPort(i) : bare;
            }
        }
        return withController(bare, "");
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

    /** Returns the blueprint with that controller as its only one; with none for the empty text. */
    static Blueprint withController(Blueprint blueprint, String controller) {
        List<String> names = new ArrayList<>(blueprint.extras().addOns());
        names.removeIf(name -> name.startsWith(CONTROLLERS));
        if (!controller.isEmpty()) {
            names.add(controller);
        }
        return names.equals(blueprint.extras().addOns()) ? blueprint : blueprint.extras().withAddOns(names);
    }
}
