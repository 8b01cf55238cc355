package dev.pilothouse.platform.playground.control.network;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.time.Timestamps;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the EndpointSlices of every service with a selector: which pods take its traffic, and in what state each is. */
public final class EndpointSlices implements Controller {

    static final String SLICES = "endpointslices.discovery.k8s.io";
    static final String SERVICE_NAME = "kubernetes.io/service-name";
    static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
    static final String HEADLESS = "service.kubernetes.io/headless";
    static final String TRIGGER_TIME = "endpoints.kubernetes.io/last-change-trigger-time";
    private static final String MANAGER = "endpointslice-controller.k8s.io";

    private final Objects objects;
    private final InstantSource clock;
    private final ServiceMembers members = new ServiceMembers();

    public EndpointSlices(Objects objects, InstantSource clock) {
        this.objects = objects;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "endpointslice-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(
                new Trigger("services", members::service),
                new Trigger("pods", members::pod),
                new Trigger(SLICES, change -> serviceOf(change.object())));
    }

    /** Returns the service of a slice that this controller keeps, nothing for other slices. */
    static List<Name> serviceOf(Document slice) {
        Tree labels = slice.tree().tree("metadata", "labels");
        return labels.text(MANAGED_BY).equals(MANAGER) ? List.of(new Name(slice.namespace(), labels.text(SERVICE_NAME))) : List.of();
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Document service = objects.get("services", name.namespace(), name.name()).orElse(null);
        List<PodEndpoint> pods = members.of(name).orElse(null);
        if (service == null || pods == null || service.tree().text("spec", "type").equals("ExternalName")) {
            return Optional.empty();
        }
        Map<String, String> zones = new HashMap<>();
        Map<List<Map<String, Object>>, List<Map<String, Object>>> byPorts = new LinkedHashMap<>();
        for (PodEndpoint pod : pods) {
            byPorts.computeIfAbsent(ports(service, pod), _ -> new ArrayList<>())
                    .add(pod.endpoint(service, Optional.of(zones.computeIfAbsent(pod.node(), this::zone)).filter(zone -> !zone.isEmpty())));
        }
        SliceSet slices = new SliceSet(objects, service, labels(service), Timestamps.write(clock.instant()));
        slices.arrange(byPorts, objects.controlledBy(SLICES, service.uid()));
        return Optional.empty();
    }

    private static List<Map<String, Object>> ports(Document service, PodEndpoint pod) {
        return service.tree().trees("spec", "ports").stream()
                .flatMap(port -> pod.port(port).stream().map(number -> Edit.object(
                        "name", port.text("name"),
                        "port", number,
                        "protocol", port.text("protocol").isEmpty() ? "TCP" : port.text("protocol"),
                        "appProtocol", port.at("appProtocol"))))
                .toList();
    }

    private String zone(String node) {
        return node.isEmpty() ? "" : objects.get("nodes", "", node).map(found -> found.tree().text("metadata", "labels", "topology.kubernetes.io/zone")).orElse("");
    }

    private static Map<String, Object> labels(Document service) {
        Map<String, Object> labels = new LinkedHashMap<>(service.tree().texts("metadata", "labels"));
        labels.put(MANAGED_BY, MANAGER);
        labels.put(SERVICE_NAME, service.name());
        labels.remove(HEADLESS);
        if (service.tree().text("spec", "clusterIP").equals("None")) {
            labels.put(HEADLESS, "");
        }
        return labels;
    }
}
