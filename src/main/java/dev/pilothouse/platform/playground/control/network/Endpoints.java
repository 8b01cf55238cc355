package dev.pilothouse.platform.playground.control.network;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the old Endpoints object of every service with a selector: the content of its slices in another shape, without pods that end.
 *
 * <p>What a person wrote for a service without a selector is left alone, and goes with its service.
 */
public final class Endpoints implements Controller {

    static final String MANAGED_BY = "endpoints.kubernetes.io/managed-by";
    static final String MANAGER = "endpoint-controller";

    private final Objects objects;

    public Endpoints(Objects objects) {
        this.objects = objects;
    }

    @Override
    public String name() {
        return MANAGER;
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(
                Trigger.self("services"),
                new Trigger("endpoints", change -> isOurs(change.object()) ? List.of(Name.of(change.object())) : List.of()),
                new Trigger(EndpointSlices.SLICES, change -> EndpointSlices.serviceOf(change.object())));
    }

    private static boolean isOurs(Document endpoints) {
        return endpoints.tree().has("metadata", "labels", MANAGED_BY);
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Document service = objects.get("services", name.namespace(), name.name()).orElse(null);
        Optional<Document> existing = objects.get("endpoints", name.namespace(), name.name());
        if (service == null) {
            objects.delete("endpoints", name.namespace(), name.name(), DeleteOptions.background());
            return Optional.empty();
        }
        List<Document> slices = objects.controlledBy(EndpointSlices.SLICES, service.uid());
        boolean noSelector = service.tree().tree("spec", "selector").fields().isEmpty();
        if (noSelector || slices.isEmpty() || service.tree().text("spec", "type").equals("ExternalName")) {
            return Optional.empty();
        }
        List<Map<String, Object>> subsets = subsets(slices);
        Map<String, Object> labels = labels(service);
        if (existing.isEmpty()) {
            create(service, labels, subsets);
        } else {
            update(existing.get(), labels, subsets);
        }
        return Optional.empty();
    }

    private void create(Document service, Map<String, Object> labels, List<Map<String, Object>> subsets) {
        Map<String, Object> metadata = Edit.object(
                "name", service.name(),
                "namespace", service.namespace(),
                "labels", labels,
                "annotations", Edit.object(EndpointSlices.TRIGGER_TIME, service.tree().text("metadata", "creationTimestamp")));
        objects.create("endpoints", Document.of(Edit.object(
                "apiVersion", "v1", "kind", "Endpoints", "metadata", metadata, "subsets", subsets.isEmpty() ? Optional.empty() : subsets)));
    }

    private void update(Document existing, Map<String, Object> labels, List<Map<String, Object>> subsets) {
        boolean same = existing.tree().trees("subsets").stream().map(Tree::fields).toList().equals(subsets)
                && existing.tree().tree("metadata", "labels").fields().equals(labels);
        if (!same) {
            Map<String, Object> fields = Edit.with(existing.fields(), labels, "metadata", "labels");
            fields = Edit.without(fields, "metadata", "annotations", EndpointSlices.TRIGGER_TIME);
            objects.update("endpoints", Document.of(subsets.isEmpty() ? Edit.without(fields, "subsets") : Edit.with(fields, subsets, "subsets")));
        }
    }

    private static Map<String, Object> labels(Document service) {
        Map<String, Object> labels = new LinkedHashMap<>(service.tree().texts("metadata", "labels"));
        labels.put(MANAGED_BY, MANAGER);
        if (service.tree().text("spec", "clusterIP").equals("None")) {
            labels.put(EndpointSlices.HEADLESS, "");
        }
        return labels;
    }

    /** Groups addresses by their ports; an address that is not ready is listed apart. */
    private static List<Map<String, Object>> subsets(List<Document> slices) {
        Map<List<Map<String, Object>>, List<Tree>> byPorts = new LinkedHashMap<>();
        for (Document slice : slices) {
            byPorts.computeIfAbsent(ports(slice), _ -> new ArrayList<>()).addAll(slice.tree().trees("endpoints"));
        }
        List<Map<String, Object>> subsets = new ArrayList<>();
        byPorts.forEach((ports, endpoints) -> {
            List<Map<String, Object>> ready = addresses(endpoints, true);
            List<Map<String, Object>> notReady = addresses(endpoints, false);
            if (!ready.isEmpty() || !notReady.isEmpty()) {
                subsets.add(Edit.object("addresses", some(ready), "notReadyAddresses", some(notReady), "ports", some(ports)));
            }
        });
        return subsets;
    }

    private static Optional<List<Map<String, Object>>> some(List<Map<String, Object>> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    private static List<Map<String, Object>> ports(Document slice) {
        return slice.tree().trees("ports").stream()
                .map(port -> Edit.object(
                        "name", port.text("name").isEmpty() ? Optional.empty() : Optional.of(port.text("name")),
                        "port", port.number(0, "port"),
                        "protocol", port.text("protocol"),
                        "appProtocol", port.at("appProtocol")))
                .toList();
    }

    private static List<Map<String, Object>> addresses(List<Tree> endpoints, boolean ready) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.isTrue("conditions", "ready") == ready)
                .filter(endpoint -> ready || !endpoint.isTrue("conditions", "terminating"))
                .sorted(Comparator.comparing(endpoint -> String.valueOf(endpoint.list("addresses").getFirst())))
                .map(endpoint -> Edit.object(
                        "ip", endpoint.list("addresses").getFirst(),
                        "hostname", endpoint.at("hostname"),
                        "nodeName", endpoint.at("nodeName"),
                        "targetRef", endpoint.at("targetRef")))
                .toList();
    }
}
