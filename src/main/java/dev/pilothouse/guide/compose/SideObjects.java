package dev.pilothouse.guide.compose;

import dev.pilothouse.text.Edit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The objects beside the workloads. */
final class SideObjects {

    private SideObjects() {}

    static Map<String, Object> claim(String name, Optional<String> part) {
        return Edit.object(
                "apiVersion", "v1",
                "kind", "PersistentVolumeClaim",
                "metadata", Edit.object("name", name, "labels", part.map(of -> Map.of("app.kubernetes.io/part-of", of))),
                "spec",
                        Edit.object(
                                "accessModes", List.of("ReadWriteOnce"),
                                "resources", Edit.object("requests", Edit.object("storage", "1Gi"))));
    }

    static Map<String, Object> configMap(String name, Map<String, String> data) {
        return Edit.object("apiVersion", "v1", "kind", "ConfigMap", "metadata", Edit.object("name", name), "data", new TreeMap<>(data));
    }

    static Map<String, Object> secret(String name, Map<String, String> data) {
        return Edit.object(
                "apiVersion", "v1",
                "kind", "Secret",
                "metadata", Edit.object("name", name),
                "type", "Opaque",
                "stringData", new TreeMap<>(data));
    }

    /**
     * @param headless whether the name leads to the pods themselves, on whatever port they listen
     */
    static Map<String, Object> service(String name, Map<String, Object> labels, Map<String, Object> selector, List<Port> ports, boolean headless) {
        List<Map<String, Object>> list = ports.stream()
                .map(port -> Edit.object(
                        "name", port.name(),
                        "port", port.target(),
                        "targetPort", port.target(),
                        "protocol", port.protocol().equals("TCP") ? Optional.empty() : port.protocol()))
                .toList();
        return Edit.object(
                "apiVersion", "v1",
                "kind", "Service",
                "metadata", Edit.object("name", name, "labels", labels),
                "spec",
                        Edit.object(
                                "clusterIP", headless ? Optional.of("None") : Optional.empty(),
                                "selector", selector,
                                "ports", list.isEmpty() ? Optional.empty() : list));
    }
}
