package dev.pilothouse.platform.kind;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.docker.Containers;
import dev.pilothouse.platform.docker.DockerEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps low addresses of the nodes' network taken while nodes start, so that each node gets the one it had. */
final class Addresses implements AutoCloseable {

    /** The label of what holds an address, by which leftovers are found. */
    static final String LABEL = "dev.pilothouse.holds-address";

    /** The network that all nodes of kind are in. */
    static final String NETWORK = "kind";

    private static final Logger LOG = LoggerFactory.getLogger(Addresses.class);

    private final KindNodes nodes;
    private final List<String> holders = new ArrayList<>();

    Addresses(KindNodes nodes) {
        this.nodes = nodes;
    }

    /** Returns the addresses in the network that somebody has now. */
    Set<String> taken() {
        return holders(nodes.engine()).keySet();
    }

    /** Returns who has which address in the network now, the gateway under its own name. */
    static Map<String, String> holders(DockerEngine engine) {
        Map<String, String> holders = new HashMap<>();
        Tree network = engine.get("/networks/" + NETWORK);
        network.trees("IPAM", "Config").forEach(config -> holders.put(plain(config.text("Gateway")), NETWORK));
        Tree members = network.tree("Containers");
        for (String id : members.fields().keySet()) {
            for (String key : List.of("IPv4Address", "IPv6Address")) {
                holders.put(plain(members.text(id, key)), members.text(id, "Name"));
            }
        }
        holders.remove("");
        return holders;
    }

    /** An address without the length of its subnet. */
    private static String plain(String address) {
        int slash = address.indexOf('/');
        return slash < 0 ? address : address.substring(0, slash);
    }

    /** Returns the lowest address that the engine gives away in IPv4: the first of the subnet, which the gateway may have. Empty when that is not told. */
    String lowest() {
        return nodes.engine().get("/networks/" + NETWORK).trees("IPAM", "Config").stream()
                .map(config -> config.text("Subnet"))
                .filter(subnet -> subnet.contains("."))
                .map(subnet -> after(plain(subnet)))
                .findFirst()
                .orElse("");
    }

    private static String after(String address) {
        int last = address.lastIndexOf('.');
        return address.substring(0, last + 1) + (Integer.parseInt(address.substring(last + 1)) + 1);
    }

    /** Takes the lowest free address, by a container of that image that only sleeps. */
    void hold(String image) {
        Containers containers = nodes.containers();
        String id = containers.create("", new Tree(Map.of(
                "Image", image,
                "Entrypoint", List.of("sleep"),
                "Cmd", List.of("600"),
                "Labels", Map.of(LABEL, ""),
                "StopSignal", "SIGKILL",
                "HostConfig", Map.of("NetworkMode", NETWORK, "AutoRemove", true))));
        holders.add(id);
        containers.start(id);
    }

    /** Lets go of all. */
    @Override
    public void close() {
        Parallel.inAnyCase(this::letGo);
    }

    private void letGo() {
        for (String id : holders) {
            try {
                nodes.containers().remove(id, true, true);
            } catch (RuntimeException e) {
                LOG.warn("The container {} that held an address could not be removed", id, e);
            }
        }
        holders.clear();
    }
}
