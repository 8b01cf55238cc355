package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Places every pod and makes it ready a second later; removes it a second after it was deleted. A pod whose first image ends with
 * {@code :broken} never gets ready; of jobs, one with {@code :ends} succeeds and one with {@code :fails} fails after two seconds.
 */
final class FakeKubelet {

    private final Objects objects;
    private final Agenda agenda;

    FakeKubelet(Objects objects, Agenda agenda) {
        this.objects = objects;
        this.agenda = agenda;
    }

    void start() {
        objects.follow("pods", change -> {
            Document pod = change.object();
            if (change.type() == Change.Type.ADDED) {
                agenda.soon(() -> place(pod));
                agenda.after(Duration.ofSeconds(1), () -> run(pod));
            } else if (change.type() == Change.Type.MODIFIED && Owners.beingDeleted(pod)
                    && change.before().filter(Owners::beingDeleted).isEmpty()) {
                agenda.after(Duration.ofSeconds(1), () -> objects.delete("pods", pod.namespace(), pod.name(), DeleteOptions.atOnce()));
            }
        });
    }

    private boolean there(Document pod) {
        return objects.get("pods", pod.namespace(), pod.name()).filter(now -> now.uid().equals(pod.uid())).isPresent();
    }

    private void place(Document pod) {
        if (there(pod) && Pods.node(pod).isEmpty()) {
            String node = DaemonSet.nodeOf(pod);
            objects.bind(pod.namespace(), pod.name(), node.isEmpty() ? "node-1" : node);
            setStatus(pod, "Pending", false);
        }
    }

    private void run(Document pod) {
        String image = pod.tree().trees("spec", "containers").stream().findFirst().map(container -> container.text("image")).orElse("");
        if (!there(pod) || image.endsWith(":broken")) {
            return;
        }
        setStatus(pod, "Running", true);
        if (image.endsWith(":ends") || image.endsWith(":fails")) {
            agenda.after(Duration.ofSeconds(2), () -> finish(pod, image.endsWith(":ends") ? "Succeeded" : "Failed"));
        }
    }

    void finish(Document pod, String phase) {
        if (there(pod)) {
            setStatus(pod, phase, false);
        }
    }

    void setStatus(Document pod, String phase, boolean ready) {
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("type", "Ready");
        condition.put("status", ready ? "True" : "False");
        condition.put("lastTransitionTime", Timestamps.write(agenda.instant()));
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("phase", phase);
        status.put("startTime", Timestamps.write(Pods.created(pod)));
        status.put("conditions", List.of(condition));
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            Map<String, Object> terminated = Map.of(
                    "exitCode", phase.equals("Failed") ? 1L : 0L, "finishedAt", Timestamps.write(agenda.instant()));
            String name = pod.tree().trees("spec", "containers").stream().map(container -> container.text("name")).findFirst().orElse("");
            status.put("containerStatuses", List.of(Map.of("name", name, "state", Map.of("terminated", terminated))));
        }
        objects.patchStatus("pods", pod.namespace(), pod.name(), Map.of("status", new Tree(status).fields()));
    }
}
