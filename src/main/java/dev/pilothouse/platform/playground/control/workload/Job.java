package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Job as its controller reads it, and what its pods look like. */
record Job(Document document) {

    static final String RESOURCE = "jobs.batch";
    static final String INDEX = "batch.kubernetes.io/job-completion-index";

    /** Holds a pod until it was counted. */
    static final String FINALIZER = "batch.kubernetes.io/job-tracking";

    static final String COMPLETE = "Complete";
    static final String FAILED = "Failed";

    Tree tree() {
        return document.tree();
    }

    /** Tells whether another controller runs the job ({@code spec.managedBy}). */
    boolean managedByOthers() {
        String manager = tree().text("spec", "managedBy");
        return !manager.isEmpty() && !manager.equals("kubernetes.io/job-controller");
    }

    LabelSelector selector() {
        return Selectors.read(tree().tree("spec", "selector"));
    }

    long parallelism() {
        return tree().number(1, "spec", "parallelism");
    }

    /** Returns how many pods must succeed; empty when one is enough for all. */
    Optional<Long> completions() {
        return Optional.of(tree().number(-1, "spec", "completions")).filter(number -> number >= 0);
    }

    long backoffLimit() {
        return tree().number(6, "spec", "backoffLimit");
    }

    /** Returns how often each index may fail; empty when only all failures together are limited. */
    Optional<Long> backoffLimitPerIndex() {
        return Optional.of(tree().number(-1, "spec", "backoffLimitPerIndex")).filter(number -> number >= 0 && indexed());
    }

    /** Returns how many indexes may fail; empty when all may. */
    Optional<Long> maxFailedIndexes() {
        return Optional.of(tree().number(-1, "spec", "maxFailedIndexes")).filter(number -> number >= 0);
    }

    Optional<Long> activeDeadlineSeconds() {
        return Optional.of(tree().number(-1, "spec", "activeDeadlineSeconds")).filter(number -> number >= 0);
    }

    boolean suspended() {
        return tree().isTrue("spec", "suspend");
    }

    boolean indexed() {
        return tree().text("spec", "completionMode").equals("Indexed");
    }

    /** Tells whether a pod that is being deleted is replaced only once it ended. */
    boolean replacesFailedAlone() {
        return tree().text("spec", "podReplacementPolicy").equals("Failed") || tree().has("spec", "podFailurePolicy");
    }

    boolean restartsOnFailure() {
        return tree().text("spec", "template", "spec", "restartPolicy").equals("OnFailure");
    }

    Optional<Instant> startTime() {
        return Timestamps.read(tree().text("status", "startTime"));
    }

    boolean finished() {
        return finished(document);
    }

    static boolean finished(Document job) {
        Conditions conditions = Conditions.of(job.tree());
        return conditions.isTrue(COMPLETE) || conditions.isTrue(FAILED);
    }

    /** Returns when it finished, well or badly. */
    static Optional<Instant> finishedAt(Document job) {
        Conditions conditions = Conditions.of(job.tree());
        return conditions.list().stream()
                .filter(condition -> List.of(COMPLETE, FAILED).contains(condition.text("type")) && condition.text("status").equals("True"))
                .findFirst()
                .flatMap(condition -> Timestamps.read(condition.text("lastTransitionTime")));
    }

    static boolean tracked(Document pod) {
        return pod.tree().list("metadata", "finalizers").contains(FINALIZER);
    }

    /** Tells whether the pod counts as failed; one that is deleted before it ended does. */
    boolean failed(Document pod) {
        return Pods.phase(pod).equals("Failed")
                || (!replacesFailedAlone() && Owners.beingDeleted(pod) && !Pods.phase(pod).equals("Succeeded"));
    }

    /** Returns the pod's index; -1 when it has none that the Job knows. */
    long index(Document pod) {
        long index = pod.tree().number(-1, "metadata", "annotations", INDEX);
        return index < completions().orElse(0L) ? index : -1;
    }

    /** Returns a pod without a name, held until it is counted. */
    Document pod() {
        Document pod = OwnedPods.fromTemplate(document, tree().tree("spec", "template"));
        List<Object> finalizers = new ArrayList<>(pod.tree().list("metadata", "finalizers"));
        finalizers.add(FINALIZER);
        return Edit.set(pod, finalizers, "metadata", "finalizers");
    }

    /** Returns a pod of an Indexed Job, which learns its index from its name, its labels and its environment. */
    Document pod(long index) {
        String text = Long.toString(index);
        Document pod = Edit.set(Edit.set(pod(), text, "metadata", "annotations", INDEX), text, "metadata", "labels", INDEX);
        pod = Edit.set(pod, document.name() + "-" + index, "spec", "hostname");
        for (String kind : List.of("initContainers", "containers")) {
            List<Map<String, Object>> containers = pod.tree().trees("spec", kind).stream().map(Job::withIndex).toList();
            pod = containers.isEmpty() ? pod : Edit.set(pod, containers, "spec", kind);
        }
        return pod;
    }

    private static Map<String, Object> withIndex(Tree container) {
        Map<String, Object> variable = new LinkedHashMap<>();
        variable.put("name", "JOB_COMPLETION_INDEX");
        variable.put("valueFrom", Map.of("fieldRef", Map.of("apiVersion", "v1", "fieldPath", "metadata.labels['" + INDEX + "']")));
        List<Object> variables = new ArrayList<>(container.list("env"));
        boolean there = container.trees("env").stream().anyMatch(known -> known.text("name").equals("JOB_COMPLETION_INDEX"));
        if (!there) {
            variables.add(variable);
        }
        return Edit.set(container, variables, "env").fields();
    }
}
