package dev.pilothouse.topology;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Objects as many as are asked for, as teams have them: workloads with pods, services and configuration, some shared, some wrong. */
final class Grown {

    private static final int APPLICATIONS_OF_A_NAMESPACE = 12;

    private final FactReader reader = new FactReader();
    private final List<Facts> facts = new ArrayList<>();
    private final Random random;
    private final boolean labelled;

    private Grown(long seed, boolean labelled) {
        random = new Random(seed);
        this.labelled = labelled;
    }

    /** Returns so many objects, or a few more. */
    static List<Facts> objects(int number, long seed, boolean labelled) {
        Grown grown = new Grown(seed, labelled);
        for (int application = 0; grown.facts.size() < number; application++) {
            grown.application("team-" + application / APPLICATIONS_OF_A_NAMESPACE, "app-" + application);
        }
        return grown.facts;
    }

    static Graph graph(List<Facts> facts) {
        return GraphBuilder.of(facts, _ -> true);
    }

    private void application(String namespace, String name) {
        int parts = 1 + random.nextInt(3);
        List<Object> paths = new ArrayList<>();
        add("v1", "ConfigMap", namespace, name + "-common", name, Map.of(), Map.of());
        for (int part = 0; part < parts; part++) {
            String workload = name + "-" + part;
            workload(namespace, name, workload);
            paths.add(Map.of("path", "/" + part, "backend", Map.of("service", Map.of("name", workload, "port", Map.of("number", 80L)))));
        }
        add("networking.k8s.io/v1", "Ingress", namespace, name, name, Map.of(), Map.of("rules", List.of(Map.of("http", Map.of("paths", paths)))));
    }

    private void workload(String namespace, String application, String name) {
        Map<String, Object> labels = Map.of("app", name);
        String config = random.nextInt(9) == 0 ? "gone" : application + "-common";
        Map<String, Object> container = Map.of(
                "name", "web", "ports", List.of(Map.of("name", "http", "containerPort", 8080L)), "envFrom", List.of(Map.of("configMapRef", Map.of("name", config))));
        Map<String, Object> pod = Map.of("containers", List.of(container), "volumes", List.of(Map.of("secret", Map.of("secretName", name))));
        Map<String, Object> template = Map.of("metadata", Map.of("labels", labels), "spec", pod);
        add("apps/v1", "Deployment", namespace, name, application, Map.of(), Map.of("selector", Map.of("matchLabels", labels), "template", template));
        add("apps/v1", "ReplicaSet", namespace, name + "-1", application, owner("Deployment", name, namespace), Map.of());
        add("v1", "Service", namespace, name, application, Map.of(), Map.of("selector", Map.of("app", random.nextInt(9) == 0 ? "nobody" : name), "ports", List.of(Map.of("port", 80L, "targetPort", "http"))));
        add("v1", "Secret", namespace, name, application, Map.of(), Map.of());
        if (random.nextInt(4) == 0) {
            add("autoscaling/v2", "HorizontalPodAutoscaler", namespace, name, application, Map.of(), Map.of("scaleTargetRef", Map.of("apiVersion", "apps/v1", "kind", "Deployment", "name", name)));
        }
        int pods = 1 + random.nextInt(6);
        for (int i = 0; i < pods; i++) {
            Map<String, Object> spec = new LinkedHashMap<>(pod);
            spec.put("nodeName", "node-" + random.nextInt(50));
            add("v1", "Pod", namespace, name + "-1-" + i, name, owner("ReplicaSet", name + "-1", namespace), spec);
        }
    }

    private static Map<String, Object> owner(String kind, String name, String namespace) {
        return Map.of("ownerReferences", List.of(Map.of("apiVersion", "apps/v1", "kind", kind, "name", name, "uid", namespace + kind + name, "controller", true)));
    }

    private void add(String apiVersion, String kind, String namespace, String name, String application, Map<String, Object> more, Map<String, Object> spec) {
        Map<String, Object> metadata = new LinkedHashMap<>(more);
        metadata.put("name", name);
        metadata.put("namespace", namespace);
        metadata.put("uid", namespace + kind + name);
        metadata.put("resourceVersion", "1");
        metadata.put("labels", kind.equals("Pod") ? Map.of("app", application) : labelled ? Map.of("app.kubernetes.io/part-of", application) : Map.of());
        Document document = Document.of(Map.of("apiVersion", apiVersion, "kind", kind, "metadata", metadata, "spec", spec));
        Kind known = WellKnown.refTo(document).kind();
        facts.add(reader.read(known, document));
    }
}
