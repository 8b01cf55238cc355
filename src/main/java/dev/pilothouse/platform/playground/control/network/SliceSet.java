package dev.pilothouse.platform.playground.control.network;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The slices of one owner, changed as little as possible: an endpoint stays in its slice, new ones fill the slices that have room, and a slice
 * without endpoints goes.
 *
 * @param owner the Service, or the Endpoints that is mirrored
 * @param labels that every slice carries
 * @param now the time of the change, as objects carry it; empty for slices that do not tell
 */
record SliceSet(Objects objects, Document owner, Map<String, Object> labels, String now) {

    private static final int MOST_ENDPOINTS = 100;

    /** Makes the slices hold these endpoints, by their ports. */
    void arrange(Map<List<Map<String, Object>>, List<Map<String, Object>>> byPorts, List<Document> existing) {
        if (byPorts.isEmpty()) {
            keepPlaceholder(existing);
            return;
        }
        existing.stream().filter(slice -> !byPorts.containsKey(ports(slice))).forEach(this::delete);
        byPorts.forEach((ports, endpoints) -> arrange(
                ports, endpoints, existing.stream().filter(slice -> ports(slice).equals(ports)).toList()));
    }

    private void keepPlaceholder(List<Document> existing) {
        if (existing.isEmpty()) {
            create(null, null);
            return;
        }
        existing.stream().skip(1).forEach(this::delete);
        update(existing.getFirst(), List.of());
    }

    private void arrange(List<Map<String, Object>> ports, List<Map<String, Object>> endpoints, List<Document> slices) {
        Map<Object, Map<String, Object>> wanted = new LinkedHashMap<>();
        endpoints.forEach(endpoint -> wanted.put(identity(new Tree(endpoint)), endpoint));
        Map<Document, List<Map<String, Object>>> kept = new LinkedHashMap<>();
        for (Document slice : slices) {
            List<Map<String, Object>> stay = new ArrayList<>();
            for (Tree endpoint : slice.tree().trees("endpoints")) {
                Optional.ofNullable(wanted.remove(identity(endpoint))).ifPresent(stay::add);
            }
            kept.put(slice, stay);
        }
        List<Map<String, Object>> fresh = new ArrayList<>(wanted.values());
        kept.forEach((slice, stay) -> {
            while (stay.size() < MOST_ENDPOINTS && !fresh.isEmpty()) {
                stay.add(fresh.removeFirst());
            }
            if (stay.isEmpty()) {
                delete(slice);
            } else {
                update(slice, stay);
            }
        });
        for (int from = 0; from < fresh.size(); from += MOST_ENDPOINTS) {
            create(fresh.subList(from, Math.min(fresh.size(), from + MOST_ENDPOINTS)), ports);
        }
    }

    private static Object identity(Tree endpoint) {
        String uid = endpoint.text("targetRef", "uid");
        return uid.isEmpty() ? endpoint.list("addresses") : uid;
    }

    private static List<Map<String, Object>> ports(Document slice) {
        return slice.tree().trees("ports").stream().map(Tree::fields).toList();
    }

    private void create(@Nullable List<Map<String, Object>> endpoints, @Nullable List<Map<String, Object>> ports) {
        Map<String, Object> reference = Edit.object(
                "apiVersion", owner.apiVersion(), "kind", owner.kindName(), "name", owner.name(), "uid", owner.uid(), "controller", true,
                "blockOwnerDeletion", true);
        Map<String, Object> metadata = Edit.object(
                "generateName", owner.name() + "-",
                "namespace", owner.namespace(),
                "labels", labels,
                "annotations", annotations(),
                "ownerReferences", List.of(reference));
        objects.create(EndpointSlices.SLICES, Document.of(Edit.object(
                "apiVersion", "discovery.k8s.io/v1",
                "kind", "EndpointSlice",
                "metadata", metadata,
                "addressType", "IPv4",
                "endpoints", endpoints,
                "ports", ports)));
    }

    private Optional<Map<String, Object>> annotations() {
        return now.isEmpty() ? Optional.empty() : Optional.of(Edit.object(EndpointSlices.TRIGGER_TIME, now));
    }

    private void update(Document slice, List<Map<String, Object>> endpoints) {
        boolean same = slice.tree().trees("endpoints").stream().map(Tree::fields).toList().equals(endpoints)
                && slice.tree().tree("metadata", "labels").fields().equals(labels);
        if (same) {
            return;
        }
        Map<String, Object> fields = Edit.with(slice.fields(), labels, "metadata", "labels");
        fields = Edit.with(fields, endpoints, "endpoints");
        if (!now.isEmpty()) {
            fields = Edit.with(fields, now, "metadata", "annotations", EndpointSlices.TRIGGER_TIME);
        }
        objects.update(EndpointSlices.SLICES, Document.of(fields));
    }

    private void delete(Document slice) {
        objects.delete(EndpointSlices.SLICES, slice.namespace(), slice.name(), DeleteOptions.background());
    }
}
