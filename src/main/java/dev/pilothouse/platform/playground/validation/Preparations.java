package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What single kinds do beyond the table when an object is made ready to be stored. */
final class Preparations {

    private static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

    private Preparations() {}

    /** Returns the object, changed where its kind asks for it; the object's outermost map may be written to. */
    static Map<String, Object> create(String kind, Map<String, Object> object) {
        switch (kind) {
            case "Pod" -> object.put("status", firstPodStatus(object));
            case "Job.batch" -> selectOwnPods(object);
            case "Namespace" -> finalizeByCluster(object);
            case "DaemonSet.apps" -> templateGeneration(object, 1);
            case "PersistentVolumeClaim" -> sameDataSource(object);
            case "PersistentVolume" -> branch(object, "status").put("lastPhaseTransitionTime", created(object));
            default -> {
                // nothing more
            }
        }
        return object;
    }

    static Map<String, Object> update(String kind, Map<String, Object> object, Map<String, Object> before) {
        switch (kind) {
            case "Namespace" -> {
                if (before.containsKey("spec")) {
                    object.put("spec", before.get("spec"));
                }
            }
            case "CertificateSigningRequest.certificates.k8s.io" -> object.put("spec", before.get("spec"));
            case "DaemonSet.apps" -> {
                long old = new Tree(before).number(1, "metadata", "annotations", TEMPLATE_GENERATION);
                boolean same = Same.values(DependentDefaults.map(object, "spec", "template"), DependentDefaults.map(before, "spec", "template"));
                templateGeneration(object, same ? old : old + 1);
            }
            case "Service" -> dropByType(object, before);
            default -> {
                // nothing more
            }
        }
        return object;
    }

    private static Map<String, Object> firstPodStatus(Map<String, Object> pod) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("phase", "Pending");
        if (!new Tree(pod).list("spec", "schedulingGates").isEmpty()) {
            Map<String, Object> condition = new LinkedHashMap<>();
            condition.put("type", "PodScheduled");
            condition.put("status", "False");
            condition.put("lastTransitionTime", created(pod));
            condition.put("reason", "SchedulingGated");
            condition.put("message", "Scheduling is blocked due to non-empty scheduling gates");
            status.put("conditions", List.of(condition));
        }
        status.put("qosClass", QualityOfService.of(new Tree(pod).tree("spec")));
        return status;
    }

    private static String created(Map<String, Object> object) {
        return new Tree(object).text("metadata", "creationTimestamp");
    }

    /** A job counts the pods that carry its uid, unless the person selects by hand. */
    private static void selectOwnPods(Map<String, Object> job) {
        Map<String, Object> spec = branch(job, "spec");
        if (Boolean.TRUE.equals(spec.get("manualSelector"))) {
            return;
        }
        Tree metadata = new Tree(DependentDefaults.map(job, "metadata"));
        Map<String, Object> labels = branch(branch(branch(spec, "template"), "metadata"), "labels");
        labels.putIfAbsent("job-name", metadata.text("name"));
        labels.putIfAbsent("batch.kubernetes.io/job-name", metadata.text("name"));
        labels.putIfAbsent("controller-uid", metadata.text("uid"));
        labels.putIfAbsent("batch.kubernetes.io/controller-uid", metadata.text("uid"));
        branch(branch(spec, "selector"), "matchLabels").putIfAbsent("batch.kubernetes.io/controller-uid", metadata.text("uid"));
        if (metadata.tree("labels").fields().isEmpty()) {
            branch(job, "metadata").put("labels", labels);
        }
    }

    private static void finalizeByCluster(Map<String, Object> namespace) {
        Map<String, Object> spec = branch(namespace, "spec");
        List<Object> finalizers = new ArrayList<>(new Tree(spec).list("finalizers"));
        if (!finalizers.contains("kubernetes")) {
            finalizers.add("kubernetes");
        }
        spec.put("finalizers", finalizers);
    }

    private static void templateGeneration(Map<String, Object> set, long generation) {
        branch(branch(set, "metadata"), "annotations").put(TEMPLATE_GENERATION, Long.toString(generation));
    }

    private static void sameDataSource(Map<String, Object> claim) {
        Map<String, Object> spec = DependentDefaults.map(claim, "spec");
        if (spec.containsKey("dataSource") && !spec.containsKey("dataSourceRef")) {
            branch(claim, "spec").put("dataSourceRef", Objects.requireNonNull(spec.get("dataSource")));
        }
    }

    /** What only the former type of a service had goes with it, when the person left it as it was. */
    private static void dropByType(Map<String, Object> service, Map<String, Object> before) {
        Tree spec = new Tree(service).tree("spec");
        Tree old = new Tree(before).tree("spec");
        String type = spec.text("type");
        boolean hadPorts = Set.of("NodePort", "LoadBalancer").contains(old.text("type"));
        if (type.equals("ExternalName") && !old.text("type").equals("ExternalName")) {
            drop(service, spec, old, "clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy");
        }
        if (hadPorts && !Set.of("NodePort", "LoadBalancer").contains(type)) {
            drop(service, spec, old, "externalTrafficPolicy");
            dropNodePorts(service, spec, old);
        }
        if (old.text("type").equals("LoadBalancer") && !type.equals("LoadBalancer")) {
            drop(service, spec, old, "allocateLoadBalancerNodePorts", "loadBalancerClass", "healthCheckNodePort");
        }
    }

    private static void drop(Map<String, Object> service, Tree spec, Tree old, String... fields) {
        Map<String, Object> changed = branch(service, "spec");
        for (String field : fields) {
            if (Same.values(spec.at(field).orElse(null), old.at(field).orElse(null))) {
                changed.remove(field);
            }
        }
    }

    private static void dropNodePorts(Map<String, Object> service, Tree spec, Tree old) {
        List<Long> before = old.trees("ports").stream().map(port -> port.number(0, "nodePort")).toList();
        List<Long> now = spec.trees("ports").stream().map(port -> port.number(0, "nodePort")).toList();
        if (now.equals(before)) {
            List<Object> ports = new ArrayList<>();
            for (Tree port : spec.trees("ports")) {
                Map<String, Object> copy = new LinkedHashMap<>(port.fields());
                copy.remove("nodePort");
                ports.add(copy);
            }
            branch(service, "spec").put("ports", ports);
        }
    }

    /** Returns a copy of the object at the field, which stands there from now on. */
    private static Map<String, Object> branch(Map<String, Object> parent, String field) {
        Map<String, Object> copy = new LinkedHashMap<>(DependentDefaults.map(parent, field));
        parent.put(field, copy);
        return copy;
    }
}
