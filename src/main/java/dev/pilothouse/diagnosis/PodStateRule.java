package dev.pilothouse.diagnosis;

import dev.pilothouse.diagnosis.Remedy.Way;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;

/** A pod that was put out by its node, or whose node is lost. */
final class PodStateRule implements Rule {

    @Override
    public boolean concerns(String kind) {
        return kind.equals("Pod");
    }

    @Override
    public List<Diagnosis> look(Document pod, Scene scene) {
        List<Diagnosis> found = new ArrayList<>();
        ResourceRef ref = Objects.ref(pod);
        ResourceRef node = new ResourceRef(WellKnown.NODE, "", pod.tree().text("spec", "nodeName"));
        if (pod.tree().text("status", "phase").equals("Failed") && pod.tree().text("status", "reason").equals("Evicted")) {
            found.add(Diagnosis.bad("evicted", ref, node.name())
                    .proven(Objects.field(pod, "status.message", pod.tree().text("status", "message")))
                    .mended(new Remedy(Way.LOOK, node), new Remedy(Way.RESOURCES, Objects.changeable(pod, scene)), new Remedy(Way.DELETE, ref)));
        }
        Objects.condition(pod, "Ready", "False")
                .filter(ready -> ready.text("reason").equals("NodeLost") || pod.tree().text("status", "reason").equals("NodeLost"))
                .ifPresent(ready -> found.add(Diagnosis.bad("node-lost", ref, node.name())
                        .proven(Objects.quoted(pod, ready))
                        .mended(new Remedy(Way.LOOK, node))));
        return found;
    }
}
