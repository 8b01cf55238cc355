package dev.pilothouse.guide.object;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the objects that guides for single objects look at hang together, and one that is not there yet. */
final class Known {

    static final Kind POD_METRICS = Kind.namespaced("metrics.k8s.io", "v1beta1", "PodMetrics", "pods");

    private static final Set<String> SCALED = Set.of("Deployment", "StatefulSet");

    private Known() {}

    /** Tells whether it is a workload with copies that answer to one another's place. */
    static boolean isScaled(Kind kind) {
        return kind.group().equals("apps") && SCALED.contains(kind.name());
    }

    /** Returns an object that is not there yet. */
    static Document made(Kind kind, String namespace, String name, Map<String, Object> rest) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        if (!namespace.isEmpty() && kind.namespaced()) {
            metadata.put("namespace", namespace);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("apiVersion", kind.apiVersion());
        fields.put("kind", kind.name());
        fields.put("metadata", metadata);
        fields.putAll(rest);
        return Document.of(fields);
    }

    /** Returns a map that keeps the order in which it is written. */
    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** Returns the reference by which autoscalers and bindings name another object. */
    static Map<String, Object> reference(ResourceRef ref) {
        return map("apiVersion", ref.kind().apiVersion(), "kind", ref.kind().name(), "name", ref.name());
    }

    static boolean isReference(Tree reference, ResourceRef ref) {
        return reference.text("kind").equals(ref.kind().name()) && reference.text("name").equals(ref.name());
    }

    /** Returns the pods that carry all of the labels; none for an empty selector. */
    static List<Document> selected(List<Document> pods, Map<String, String> labels) {
        return labels.isEmpty() ? List.of() : selected(pods, LabelSelector.ofLabels(labels));
    }

    static List<Document> selected(List<Document> pods, LabelSelector selector) {
        return pods.stream().filter(pod -> selector.matches(Labels.of(pod.tree().texts("metadata", "labels")))).toList();
    }

    static boolean isReady(Document pod) {
        return pod.tree().trees("status", "conditions").stream()
                .anyMatch(condition -> condition.text("type").equals("Ready") && condition.text("status").equals("True"));
    }
}
