package dev.pilothouse.platform.playground.control.node;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives every node a network of its own for its pods, out of 10.244.0.0/16, unless it has one. */
public final class PodNetworks implements Controller {

    private static final int NETWORKS = 256;

    private final Objects objects;
    private final Map<String, String> networks = new HashMap<>();

    public PodNetworks(Objects objects) {
        this.objects = objects;
    }

    @Override
    public String name() {
        return "node-ipam-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(new Trigger("nodes", this::note));
    }

    private List<Name> note(Change change) {
        Document node = change.object();
        String network = node.tree().text("spec", "podCIDR");
        if (change.type() == Change.Type.DELETED) {
            networks.remove(node.name());
            return List.of();
        }
        if (!network.isEmpty()) {
            networks.put(node.name(), network);
            return List.of();
        }
        return List.of(Name.of(node));
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Document node = objects.get("nodes", "", name.name()).orElse(null);
        if (node == null || node.tree().has("spec", "podCIDR")) {
            return Optional.empty();
        }
        for (int i = 0; i < NETWORKS; i++) {
            String network = "10.244." + i + ".0/24";
            if (!networks.containsValue(network)) {
                networks.put(name.name(), network);
                objects.patch("nodes", "", name.name(), Edit.object("spec", Edit.object("podCIDR", network, "podCIDRs", List.of(network))));
                break;
            }
        }
        return Optional.empty();
    }
}
