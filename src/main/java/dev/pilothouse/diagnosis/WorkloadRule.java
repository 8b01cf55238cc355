package dev.pilothouse.diagnosis;

import dev.pilothouse.diagnosis.Remedy.Way;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.ResourceRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A workload: what is wrong with its pods, each thing once, what its ReplicaSets are refused, and a rollout or a job that gave up. */
final class WorkloadRule implements Rule {

    private static final Set<String> WORKLOADS = Set.of("Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "ReplicationController");

    private final List<Rule> ofPods;
    private final Rule refused;

    WorkloadRule(List<Rule> ofPods, Rule refused) {
        this.ofPods = ofPods;
        this.refused = refused;
    }

    @Override
    public boolean concerns(String kind) {
        return WORKLOADS.contains(kind);
    }

    @Override
    public List<Diagnosis> look(Document workload, Scene scene) {
        List<Diagnosis> found = new ArrayList<>(gaveUp(workload));
        LabelSelector selector = selector(workload);
        if (workload.kindName().equals("Deployment")) {
            scene.chosen(BuiltIn.REPLICA_SET, workload.namespace(), selector).stream()
                    .filter(set -> set.tree().number(0, "spec", "replicas") > 0)
                    .forEach(set -> found.addAll(refused.look(set, scene)));
        }
        List<Diagnosis> ofAll = scene.chosen(WellKnown.POD, workload.namespace(), selector).stream()
                .flatMap(pod -> ofPods.stream().flatMap(rule -> rule.look(pod, scene).stream()))
                .toList();
        found.addAll(once(ofAll));
        return found;
    }

    /** Of what several objects show alike, returns the first with their number, the most frequent first. */
    static List<Diagnosis> once(List<Diagnosis> found) {
        Map<List<Object>, List<Diagnosis>> alike = new LinkedHashMap<>();
        for (Diagnosis each : found) {
            Object container = each.args().isEmpty() ? "" : each.args().getFirst();
            alike.computeIfAbsent(List.of(each.rule(), container), _ -> new ArrayList<>()).add(each);
        }
        return alike.values().stream()
                .map(same -> same.getFirst().times(same.size()))
                .sorted(Comparator.comparingInt(Diagnosis::alike).reversed())
                .toList();
    }

    private static List<Diagnosis> gaveUp(Document workload) {
        ResourceRef ref = Objects.ref(workload);
        Stream<Diagnosis> rollout = Objects.condition(workload, "Progressing", "False").stream()
                .filter(condition -> condition.text("reason").equals("ProgressDeadlineExceeded"))
                .map(condition -> Diagnosis.bad("rollout", ref, Long.toString(workload.tree().number(600, "spec", "progressDeadlineSeconds")))
                        .proven(Objects.quoted(workload, condition))
                        .mended(new Remedy(Way.ROLL_BACK, ref)));
        Stream<Diagnosis> job = Objects.condition(workload, "Failed", "True").stream()
                .filter(_ -> workload.kindName().equals("Job"))
                .map(condition -> Diagnosis.bad(condition.text("reason").equals("DeadlineExceeded") ? "job.deadline" : "job.failed", ref)
                        .proven(Objects.quoted(workload, condition))
                        .mended(new Remedy(Way.LOGS, ref), new Remedy(Way.EDIT, ref)));
        return Stream.concat(rollout, job).toList();
    }

    private static LabelSelector selector(Document workload) {
        return workload.kindName().equals("ReplicationController")
                ? LabelSelector.ofLabels(workload.tree().texts("spec", "selector"))
                : LabelSelector.of(workload.tree().tree("spec", "selector"));
    }
}
