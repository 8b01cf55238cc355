package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.BlueprintNetworking;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether nodes and engine go through the proxies that they need, and only for what is outside.
 *
 * <p>kind gives the variables of its environment to each node and spares the cluster's own addresses by itself. What the docker command's
 * {@code config.json} gives to containers comes without that.
 */
final class ProxyCheck {

    private ProxyCheck() {}

    /**
     * Who uses which.
     *
     * @param environment what kind sees, and hands to nodes
     * @param containers what the docker command's configuration gives to every container
     * @param engine what the engine pulls through
     */
    record Facts(Proxies environment, Proxies containers, Proxies engine) {

        Proxies nodes() {
            return environment.any() ? environment : containers;
        }
    }

    /** @param network ranges of the network that nodes share, as far as it is there */
    static List<PreflightFinding> of(Facts facts, BlueprintNetworking networking, List<String> network) {
        Proxies nodes = facts.nodes();
        if (!nodes.any()) {
            return facts.engine.any() ? List.of(PreflightFinding.of(Check.PROXY, Level.NOTE, "engine-only", facts.engine.shown())) : List.of();
        }
        List<PreflightFinding> findings = new ArrayList<>();
        if (nodes.loopback()) {
            findings.add(PreflightFinding.of(Check.PROXY, Level.WARNING, "loopback", nodes.shown()));
        }
        if (!facts.environment.any()) {
            List<String> lacking = Stream.of(
                            Stream.of(networking.podSubnet().split(",")), Stream.of(networking.serviceSubnet().split(",")), network.stream())
                    .flatMap(ranges -> ranges)
                    .map(String::strip)
                    .filter(range -> !nodes.spares(range))
                    .toList();
            if (!lacking.isEmpty()) {
                findings.add(PreflightFinding.of(Check.PROXY, Level.WARNING, "not-spared", String.join(", ", lacking)));
            }
        }
        if (!facts.engine.any()) {
            findings.add(PreflightFinding.of(Check.PROXY, Level.NOTE, "not-the-engines", nodes.shown()));
        }
        return findings.isEmpty() ? List.of(PreflightFinding.of(Check.PROXY, Level.GOOD, "fine", nodes.shown())) : findings;
    }
}
