package dev.pilothouse.diagnosis;

import dev.pilothouse.diagnosis.Remedy.Way;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Optional;

/** Why a pod has no node: held back by a gate, waiting for a claim, or fitting nowhere, told in the scheduler's own words. */
final class PendingRule implements Rule {

    @Override
    public boolean concerns(String kind) {
        return kind.equals("Pod");
    }

    @Override
    public List<Diagnosis> look(Document pod, Scene scene) {
        if (Objects.leaves(pod) || !pod.tree().text("spec", "nodeName").isEmpty()) {
            return List.of();
        }
        return Objects.condition(pod, "PodScheduled", "False").map(condition -> List.of(unscheduled(pod, condition, scene))).orElse(List.of());
    }

    private static Diagnosis unscheduled(Document pod, Tree condition, Scene scene) {
        ResourceRef ref = Objects.ref(pod);
        ResourceRef workload = Objects.changeable(pod, scene);
        Evidence said = Objects.quoted(pod, condition);
        if (condition.text("reason").equals("SchedulingGated")) {
            return Diagnosis.warning("pending.gated", ref).proven(said).mended(new Remedy(Way.EDIT, workload));
        }
        String message = condition.text("message");
        Optional<ResourceRef> claim = waitingClaim(pod, scene);
        if (message.contains("PersistentVolumeClaim") || message.contains("persistentvolumeclaim")) {
            Diagnosis found = Diagnosis.bad("pending.claim", ref).proven(said);
            return claim.map(waited -> found.mended(new Remedy(Way.LOOK, waited))).orElse(found.mended(new Remedy(Way.EDIT, workload)));
        }
        if (message.contains("Insufficient")) {
            return Diagnosis.bad("pending.room", ref).proven(said).mended(new Remedy(Way.RESOURCES, workload), new Remedy(Way.SCALE, workload));
        }
        if (message.contains("untolerated taint") || message.contains("were unschedulable")) {
            Diagnosis found = Diagnosis.bad("pending.taint", ref).proven(said);
            return cordoned(scene).map(node -> found.mended(new Remedy(Way.UNCORDON, node))).orElse(found).mended(new Remedy(Way.EDIT, workload));
        }
        if (message.contains("affinity") || message.contains("node selector") || message.contains("topology spread")) {
            return Diagnosis.bad("pending.placement", ref).proven(said).mended(new Remedy(Way.EDIT, workload));
        }
        return Diagnosis.bad("pending.other", ref).proven(said).mended(new Remedy(Way.EDIT, workload));
    }

    private static Optional<ResourceRef> waitingClaim(Document pod, Scene scene) {
        return pod.tree().trees("spec", "volumes").stream()
                .map(volume -> volume.text("persistentVolumeClaim", "claimName"))
                .filter(name -> !name.isEmpty())
                .map(name -> new ResourceRef(WellKnown.CLAIM, pod.namespace(), name))
                .filter(ref -> scene.get(ref).map(claim -> !claim.tree().text("status", "phase").equals("Bound")).orElse(true))
                .findFirst();
    }

    private static Optional<ResourceRef> cordoned(Scene scene) {
        return scene.all(WellKnown.NODE, "").stream()
                .filter(node -> node.tree().isTrue("spec", "unschedulable"))
                .map(Objects::ref)
                .findFirst();
    }
}
