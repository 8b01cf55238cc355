package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
            case "Service" -> ServicePreparation.create(branch(object, "spec"));
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
            case "Service" -> ServicePreparation.update(branch(object, "spec"), new Tree(before).tree("spec"));
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

    /** The source of a claim has two names; what the older one can't say is dropped. */
    private static void sameDataSource(Map<String, Object> claim) {
        Map<String, Object> spec = branch(claim, "spec");
        Tree source = new Tree(DependentDefaults.map(spec, "dataSource"));
        boolean known = (source.text("apiGroup").isEmpty() && source.text("kind").equals("PersistentVolumeClaim"))
                || (source.text("apiGroup").equals("snapshot.storage.k8s.io") && source.text("kind").equals("VolumeSnapshot"));
        if (!known) {
            spec.remove("dataSource");
        } else if (!spec.containsKey("dataSourceRef")) {
            spec.put("dataSourceRef", source.fields());
        }
    }

    /** Returns a copy of the object at the field, which stands there from now on. */
    private static Map<String, Object> branch(Map<String, Object> parent, String field) {
        Map<String, Object> copy = new LinkedHashMap<>(DependentDefaults.map(parent, field));
        parent.put(field, copy);
        return copy;
    }
}
