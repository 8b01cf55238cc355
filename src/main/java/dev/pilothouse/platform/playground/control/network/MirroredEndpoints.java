package dev.pilothouse.platform.playground.control.network;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies Endpoints that a person wrote for a service without a selector into EndpointSlices, which is where traffic looks. */
public final class MirroredEndpoints implements Controller {

    private static final String MANAGER = "endpointslicemirroring-controller.k8s.io";
    private static final String SKIP = "endpointslice.kubernetes.io/skip-mirror";

    private final Objects objects;

    public MirroredEndpoints(Objects objects) {
        this.objects = objects;
    }

    @Override
    public String name() {
        return "endpointslicemirroring-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(
                new Trigger("endpoints", change -> List.of(new Name(change.object().namespace(), change.object().name()))),
                new Trigger("services", change -> List.of(new Name(change.object().namespace(), change.object().name()))));
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Document endpoints = objects.get("endpoints", name.namespace(), name.name()).orElse(null);
        if (endpoints == null || endpoints.tree().has("metadata", "labels", Endpoints.MANAGED_BY)) {
            return Optional.empty();
        }
        List<Document> existing = objects.controlledBy(EndpointSlices.SLICES, endpoints.uid());
        boolean wanted = !endpoints.tree().text("metadata", "labels", SKIP).equals("true")
                && objects.get("services", name.namespace(), name.name())
                        .filter(service -> service.tree().tree("spec", "selector").fields().isEmpty())
                        .isPresent();
        Map<List<Map<String, Object>>, List<Map<String, Object>>> byPorts = wanted ? byPorts(endpoints) : Map.of();
        if (byPorts.isEmpty()) {
            existing.forEach(slice -> objects.delete(EndpointSlices.SLICES, slice.namespace(), slice.name(), DeleteOptions.background()));
        } else {
            new SliceSet(objects, endpoints, labels(endpoints), "").arrange(byPorts, existing);
        }
        return Optional.empty();
    }

    private static Map<String, Object> labels(Document endpoints) {
        Map<String, Object> labels = new LinkedHashMap<>(endpoints.tree().texts("metadata", "labels"));
        labels.put(EndpointSlices.MANAGED_BY, MANAGER);
        labels.put(EndpointSlices.SERVICE_NAME, endpoints.name());
        return labels;
    }

    private static Map<List<Map<String, Object>>, List<Map<String, Object>>> byPorts(Document endpoints) {
        Map<List<Map<String, Object>>, List<Map<String, Object>>> byPorts = new LinkedHashMap<>();
        for (Tree subset : endpoints.tree().trees("subsets")) {
            List<Map<String, Object>> ports = subset.trees("ports").stream()
                    .map(port -> Edit.object(
                            "name", port.text("name"), "port", port.number(0, "port"),
                            "protocol", port.text("protocol").isEmpty() ? "TCP" : port.text("protocol"), "appProtocol", port.at("appProtocol")))
                    .toList();
            List<Map<String, Object>> list = byPorts.computeIfAbsent(ports, _ -> new ArrayList<>());
            subset.trees("addresses").forEach(address -> list.add(endpoint(address, true)));
            subset.trees("notReadyAddresses").forEach(address -> list.add(endpoint(address, false)));
        }
        return byPorts;
    }

    private static Map<String, Object> endpoint(Tree address, boolean ready) {
        return Edit.object(
                "addresses", List.of(address.text("ip")), "conditions", Edit.object("ready", ready), "hostname", address.at("hostname"),
                "nodeName", address.at("nodeName"), "targetRef", address.at("targetRef"));
    }
}
