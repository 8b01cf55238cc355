package dev.pilothouse.kinds;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column.Align;
import dev.pilothouse.placement.Amounts;
import java.util.ArrayList;
import java.util.List;

/** Pods, as {@code printPod} of kube-apiserver prints them. */
final class Pods {

    private static final String NONE = "<none>";

    private Pods() {}

    static TableBuilder<PodStatus> table() {
        return TableBuilder.named(PodStatus::of)
                .ratio("READY", PodStatus::ready, PodStatus::containers)
                .text("STATUS", PodStatus::word)
                .cell("RESTARTS", Align.RIGHT, pod -> new Cell.Restarts(pod.restarts(), pod.restarts() == 0 ? 0 : pod.lastRestart()))
                .age()
                .text("IP", PodStatus::ip)
                .whenWide()
                .text("NODE", "spec.nodeName", NONE)
                .whenWide()
                .text("NOMINATED NODE", "status.nominatedNodeName", NONE)
                .whenWide()
                .text("READINESS GATES", PodStatus::readinessGates)
                .whenWide()
                .cell("CPU REQUEST", Align.RIGHT, pod -> Amount.cpu(asks(pod).get("cpu")))
                .ours()
                .cell("MEMORY REQUEST", Align.RIGHT, pod -> Amount.memory(asks(pod).get("memory")))
                .ours()
                .text("QOS", pod -> pod.pod().text("status", "qosClass"))
                .ours()
                .reads(reads())
                .healthEvenInDeletion(PodHealth::of);
    }

    private static Amounts asks(PodStatus pod) {
        return Amounts.ofPod(pod.pod().tree("spec"), false);
    }

    private static String[] reads() {
        List<String> paths = new ArrayList<>(List.of(
                "spec.containers.name",
                "spec.initContainers.name",
                "spec.initContainers.restartPolicy",
                "spec.containers.resources.requests",
                "spec.initContainers.resources.requests",
                "spec.resources.requests",
                "spec.overhead",
                "spec.readinessGates.conditionType",
                "status.phase",
                "status.qosClass",
                "status.reason",
                "status.podIPs.ip",
                "status.conditions.type",
                "status.conditions.status",
                "status.conditions.reason",
                "status.conditions.lastTransitionTime"));
        for (String statuses : List.of("status.containerStatuses.", "status.initContainerStatuses.")) {
            for (String field : List.of(
                    "name",
                    "ready",
                    "started",
                    "restartCount",
                    "state.running.*",
                    "state.waiting.reason",
                    "state.terminated.reason",
                    "state.terminated.exitCode",
                    "state.terminated.signal",
                    "lastState.terminated.finishedAt")) {
                paths.add(statuses + field);
            }
        }
        return paths.toArray(String[]::new);
    }
}
