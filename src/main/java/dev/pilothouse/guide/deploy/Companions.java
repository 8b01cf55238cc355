package dev.pilothouse.guide.deploy;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the objects that stand beside a workload, fitted to it. */
final class Companions {

    private static final int WEB = 80;

    private Companions() {}

    /** A Service for all ports that the workload declares; the first is reached at 80 when it is the only one. */
    static Document service(Workload workload, String name, String namespace) {
        return service(workload, name, namespace, false);
    }

    /** A Service whose name leads to the pods themselves. */
    static Document headless(Workload workload, String name, String namespace) {
        return service(workload, name, namespace, true);
    }

    private static Document service(Workload workload, String name, String namespace, boolean headless) {
        List<Tree> declared = workload.containers().stream().flatMap(container -> container.tree().trees("ports").stream()).toList();
        List<Map<String, Object>> ports = declared.stream()
                .map(port -> Edit.object(
                        "name", port.has("name") ? port.text("name") : declared.size() > 1 ? "port-" + port.text("containerPort") : "http",
                        "port", declared.size() == 1 && !headless ? WEB : port.number(WEB, "containerPort"),
                        "targetPort", port.has("name") ? port.text("name") : port.number(WEB, "containerPort"),
                        "protocol", port.has("protocol") && !port.text("protocol").equals("TCP") ? port.text("protocol") : Optional.empty()))
                .toList();
        List<Map<String, Object>> plain = List.of(Edit.object("name", "http", "port", WEB, "targetPort", 8080));
        return Document.of(Edit.object(
                "apiVersion", "v1",
                "kind", "Service",
                "metadata", metadata(workload, name, namespace),
                "spec",
                        Edit.object(
                                "clusterIP", headless ? Optional.of("None") : Optional.empty(),
                                "selector", selector(workload),
                                "ports", ports.isEmpty() ? headless ? Optional.empty() : plain : ports)));
    }

    static Document ingress(Workload workload, Optional<Document> service, String namespace) {
        String name = service.map(Document::name).orElse(workload.name());
        long port = service.map(found -> found.tree().trees("spec", "ports"))
                .filter(ports -> !ports.isEmpty())
                .map(ports -> ports.getFirst().number(WEB, "port"))
                .orElse((long) WEB);
        Map<String, Object> backend = Edit.object("service", Edit.object("name", name, "port", Edit.object("number", port)));
        Map<String, Object> path = Edit.object("path", "/", "pathType", "Prefix", "backend", backend);
        return Document.of(Edit.object(
                "apiVersion", "networking.k8s.io/v1",
                "kind", "Ingress",
                "metadata", metadata(workload, workload.name(), namespace),
                "spec",
                        Edit.object("rules", List.of(Edit.object(
                                "host", workload.name() + ".example.com", "http", Edit.object("paths", List.of(path)))))));
    }

    static Document autoscaler(Workload workload, String namespace) {
        Map<String, Object> target = Edit.object("type", "Utilization", "averageUtilization", 70);
        return Document.of(Edit.object(
                "apiVersion", "autoscaling/v2",
                "kind", "HorizontalPodAutoscaler",
                "metadata", metadata(workload, workload.name(), namespace),
                "spec",
                        Edit.object(
                                "scaleTargetRef",
                                        Edit.object(
                                                "apiVersion", workload.object().apiVersion(),
                                                "kind", workload.object().kindName(),
                                                "name", workload.name()),
                                "minReplicas", Math.max(1, workload.replicas()),
                                "maxReplicas", Math.max(2, 2 * workload.replicas()),
                                "metrics",
                                        List.of(Edit.object(
                                                "type", "Resource", "resource", Edit.object("name", "cpu", "target", target))))));
    }

    static Document budget(Workload workload, String namespace) {
        return Document.of(Edit.object(
                "apiVersion", "policy/v1",
                "kind", "PodDisruptionBudget",
                "metadata", metadata(workload, workload.name(), namespace),
                "spec", Edit.object("maxUnavailable", 1, "selector", Edit.object("matchLabels", selector(workload)))));
    }

    static Document claim(String name, String namespace) {
        return Document.of(Edit.object(
                "apiVersion", "v1",
                "kind", "PersistentVolumeClaim",
                "metadata", Edit.object("name", name, "namespace", namespace),
                "spec",
                        Edit.object(
                                "accessModes", List.of("ReadWriteOnce"),
                                "resources", Edit.object("requests", Edit.object("storage", "1Gi")))));
    }

    /** An object with data, with these keys and nothing in them yet. */
    static Document data(String kind, String name, String namespace, List<String> keys) {
        Map<String, Object> data = new LinkedHashMap<>();
        keys.forEach(key -> data.put(key, ""));
        return Document.of(Edit.object(
                "apiVersion", "v1",
                "kind", kind,
                "metadata", Edit.object("name", name, "namespace", namespace),
                kind.equals("Secret") ? "stringData" : "data", data));
    }

    static Document account(String name, String namespace) {
        return Document.of(Edit.object(
                "apiVersion", "v1", "kind", "ServiceAccount", "metadata", Edit.object("name", name, "namespace", namespace)));
    }

    private static Map<String, Object> metadata(Workload workload, String name, String namespace) {
        Object label = workload.object().tree().at("metadata", "labels", "app.kubernetes.io/name").orElse(workload.name());
        return Edit.object("name", name, "namespace", namespace, "labels", Edit.object("app.kubernetes.io/name", label));
    }

    /** The labels that tell this workload's pods from all others. */
    private static Map<String, Object> selector(Workload workload) {
        Map<String, Object> own = workload.object().tree().tree("spec", "selector", "matchLabels").fields();
        return own.isEmpty() ? new LinkedHashMap<>(workload.podLabels()) : own;
    }
}
