package dev.pilothouse.diagnosis;

import dev.pilothouse.diagnosis.Remedy.Way;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A node that is lost, not ready, short of something, or takes no pods. */
final class NodeRule implements Rule {

    private static final Map<String, String> PRESSURES = Map.of(
            "MemoryPressure", "node.memory", "DiskPressure", "node.disk", "PIDPressure", "node.processes", "NetworkUnavailable", "node.network");

    @Override
    public boolean concerns(String kind) {
        return kind.equals("Node");
    }

    @Override
    public List<Diagnosis> look(Document node, Scene scene) {
        ResourceRef ref = Objects.ref(node);
        List<Diagnosis> found = new ArrayList<>();
        for (Tree condition : node.tree().trees("status", "conditions")) {
            String type = condition.text("type");
            if (type.equals("Ready") && !condition.text("status").equals("True")) {
                boolean silent = condition.text("status").equals("Unknown");
                found.add(Diagnosis.bad(silent ? "node.silent" : "node.not-ready", ref, condition.text("lastHeartbeatTime"))
                        .proven(Objects.quoted(node, condition))
                        .mended(new Remedy(Way.LOOK, ref)));
            } else if (PRESSURES.containsKey(type) && condition.text("status").equals("True")) {
                found.add(Diagnosis.bad(PRESSURES.get(type), ref).proven(Objects.quoted(node, condition)).mended(new Remedy(Way.LOOK, ref)));
            }
        }
        if (node.tree().isTrue("spec", "unschedulable")) {
            found.add(Diagnosis.warning("node.cordoned", ref)
                    .proven(Objects.field(node, "spec.unschedulable", "true"))
                    .mended(new Remedy(Way.UNCORDON, ref)));
        }
        return found;
    }
}
