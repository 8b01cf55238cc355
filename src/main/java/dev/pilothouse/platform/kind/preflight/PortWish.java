package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.BlueprintNode.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A port of this computer that a cluster wants for itself. One that kind or the engine chooses is none.
 *
 * @param address on which it listens
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param field where the blueprint asks for it
 * @param moved the blueprint with another port instead
 */
record PortWish(String address, int port, String protocol, List<Object> field, IntFunction<Blueprint> moved) {

    /** Returns all of them: of the nodes, of the API server, of the local registry. */
    static List<PortWish> of(Blueprint blueprint) {
        List<PortWish> wishes = new ArrayList<>();
        for (BlueprintNode node : blueprint.nodes()) {
            List<Port> ports = node.ports();
            for (int i = 0; i < ports.size(); i++) {
                int at = i;
                Port port = ports.get(i);
                wishes.add(new PortWish(
                        port.address(),
                        port.hostPort(),
                        port.protocol().toLowerCase(java.util.Locale.ROOT),
                        List.of("nodes", node.index(), "extraPortMappings", i, "hostPort"),
                        other -> node.withPort(at, new Port(port.containerPort(), other, port.address(), port.protocol()))));
            }
        }
        var networking = blueprint.networking();
        wishes.add(new PortWish(
                networking.apiServerAddress(), networking.apiServerPort(), "tcp", List.of("networking", "apiServerPort"), networking::withApiServerPort));
        blueprint.extras().registryPort().ifPresent(port -> wishes.add(
                new PortWish("127.0.0.1", port, "tcp", List.of("registry", "port"), other -> blueprint.extras().withRegistry(other))));
        return wishes.stream().filter(wish -> wish.port > 0 && wish.port <= 65_535).toList();
    }
}
