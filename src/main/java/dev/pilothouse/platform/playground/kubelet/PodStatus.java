package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.ImageName;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.kubelet.ContainerRun.Role;
import dev.pilothouse.platform.playground.kubelet.program.Images;
import dev.pilothouse.platform.playground.time.Timestamps;
import dev.pilothouse.text.MergePatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The status of a pod as the kubelet of 1.34 writes it; written only where something changed. */
final class PodStatus {

    private final PodWorker pod;
    private final Kubelet kubelet;
    private final Machine machine;

    PodStatus(PodWorker pod, Kubelet kubelet, Machine machine) {
        this.pod = pod;
        this.kubelet = kubelet;
        this.machine = machine;
    }

    void write() {
        Document about = pod.document();
        Optional<Document> now = kubelet.objects().get("pods", about.namespace(), about.name()).filter(found -> found.uid().equals(about.uid()));
        if (now.isEmpty()) {
            return;
        }
        Tree before = now.get().tree().tree("status");
        Tree patch = MergePatch.diff(before, new Tree(fields(before)));
        if (!patch.fields().isEmpty()) {
            kubelet.objects().patchStatus("pods", about.namespace(), about.name(), Map.of("status", patch.fields()));
        }
    }

    private Map<String, Object> fields(Tree before) {
        Map<String, Object> status = new LinkedHashMap<>(before.fields());
        Tree tree = pod.document().tree();
        String phase = phase();
        status.put("phase", phase);
        if (!pod.failure().isEmpty()) {
            status.put("reason", pod.failure());
            status.put("message", "Pod was active on the node longer than the specified deadline");
        }
        status.put("observedGeneration", tree.number(1, "metadata", "generation"));
        status.put("conditions", new PodConditions(pod, kubelet.agenda().instant()).of(before, phase));
        status.put("startTime", Timestamps.write(pod.startTime()));
        if (!machine.address().isEmpty()) {
            status.put("hostIP", machine.address());
            status.put("hostIPs", List.of(Map.of("ip", machine.address())));
        }
        if (!pod.address().isEmpty()) {
            status.put("podIP", pod.address());
            status.put("podIPs", List.of(Map.of("ip", pod.address())));
        }
        status.putIfAbsent("qosClass", qosClass(tree.tree("spec")));
        put(status, "initContainerStatuses", Stream.concat(pod.of(Role.INIT).stream(), pod.of(Role.SIDECAR).stream()).sorted(this::bySpec).toList());
        put(status, "containerStatuses", pod.of(Role.MAIN));
        put(status, "ephemeralContainerStatuses", pod.of(Role.EPHEMERAL));
        return status;
    }

    private int bySpec(ContainerRun one, ContainerRun other) {
        List<ContainerRun> order = List.copyOf(pod.containers());
        return Integer.compare(order.indexOf(one), order.indexOf(other));
    }

    private void put(Map<String, Object> status, String field, List<ContainerRun> containers) {
        if (!containers.isEmpty()) {
            status.put(field, containers.stream().map(this::fields).toList());
        }
    }

    private Map<String, Object> fields(ContainerRun container) {
        Tree spec = container.spec();
        boolean created = container.current().isPresent();
        Map<String, Object> status = Fields.of(
                "allocatedResources", created && spec.has("resources", "requests") ? spec.tree("resources", "requests").fields() : null,
                "containerID", container.current().map(life -> "containerd://" + life.containerId()).orElse(null),
                "image", created ? runtimeName(spec.text("image")) : spec.text("image"),
                "imageID", container.imageId(),
                "lastState", container.last().filter(last -> last != container.state()).map(ContainerState::fields).orElse(Map.of()),
                "name", container.name(),
                "ready", container.ready(),
                "resources", created ? (spec.has("resources") ? spec.tree("resources").fields() : Map.of()) : null,
                "restartCount", container.restartCount(),
                "started", container.role() == Role.EPHEMERAL && !container.isRunning() ? (Object) false : (Object) container.started(),
                "state", container.state().fields());
        if (created) {
            long user = spec.number(pod.document().tree().number(0, "spec", "securityContext", "runAsUser"), "securityContext", "runAsUser");
            long group = spec.number(pod.document().tree().number(0, "spec", "securityContext", "runAsGroup"), "securityContext", "runAsGroup");
            status.put("user", Map.of("linux", Fields.of("gid", group, "supplementalGroups", List.of(group), "uid", user)));
        }
        List<Map<String, Object>> mounts = spec.trees("volumeMounts").stream().map(PodStatus::mount).toList();
        if (!mounts.isEmpty()) {
            status.put("volumeMounts", mounts);
        }
        return status;
    }

    private static Map<String, Object> mount(Tree mount) {
        boolean readOnly = mount.isTrue("readOnly");
        return Fields.of(
                "mountPath", mount.text("mountPath"),
                "name", mount.text("name"),
                "readOnly", readOnly ? true : null,
                "recursiveReadOnly", readOnly ? "Disabled" : null);
    }

    private static String runtimeName(String image) {
        return Images.named(image).map(ImageName::full).orElse(image);
    }

    private String phase() {
        if (pod.ended()) {
            return pod.document().tree().text("status", "phase");
        }
        List<ContainerRun> main = pod.of(Role.MAIN);
        if (!pod.failure().isEmpty()) {
            return main.stream().anyMatch(ContainerRun::isRunning) ? "Running" : "Failed";
        }
        for (ContainerRun init : pod.of(Role.INIT)) {
            if (init.state() instanceof ContainerState.Ended ended && ended.code() != 0 && !pod.wantsAgain(init)) {
                return "Failed";
            }
            if (!init.ready()) {
                return "Pending";
            }
        }
        boolean running = main.stream().anyMatch(ContainerRun::isRunning);
        boolean waiting = main.stream().anyMatch(container -> container.state() instanceof ContainerState.Waiting && container.last().isEmpty());
        if (waiting) {
            return "Pending";
        }
        boolean again = main.stream().anyMatch(container -> container.state() instanceof ContainerState.Waiting || pod.wantsAgain(container));
        if (running || again || pod.of(Role.SIDECAR).stream().anyMatch(ContainerRun::isRunning)) {
            return "Running";
        }
        boolean well = main.stream().allMatch(container -> container.state() instanceof ContainerState.Ended ended && ended.code() == 0);
        return well ? "Succeeded" : "Failed";
    }

    /** Returns the class of service by requests and limits, as the Kubernetes documentation defines it. */
    static String qosClass(Tree spec) {
        boolean any = false;
        boolean all = true;
        List<Tree> containers = new ArrayList<>(spec.trees("containers"));
        containers.addAll(spec.trees("initContainers"));
        for (Tree container : containers) {
            for (String resource : List.of("cpu", "memory")) {
                String limit = container.text("resources", "limits", resource);
                String request = container.text("resources", "requests", resource);
                any |= positive(limit) || positive(request);
                all &= positive(limit) && (request.isEmpty() || Quantity.parse(request).equals(Quantity.parse(limit)) || same(request, limit));
            }
        }
        return !any ? "BestEffort" : all ? "Guaranteed" : "Burstable";
    }

    private static boolean positive(String quantity) {
        return Quantity.parse(quantity).filter(amount -> amount.value().signum() > 0).isPresent();
    }

    private static boolean same(String one, String other) {
        return Quantity.parse(one).flatMap(first -> Quantity.parse(other).map(second -> first.compareTo(second) == 0)).orElse(false);
    }
}
