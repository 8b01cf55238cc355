package dev.pilothouse.ui.creating;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.Preset;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.Listener;
import dev.pilothouse.local.Progress.NodeStage;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What is told of a creation, second by second. */
final class Script {

    static final Instant START = Instant.parse("2026-11-29T23:14:00Z");
    static final Blueprint SHOP = Preset.THREE_WORKERS.blueprint("shop-dev", "kindest/node:v1.34.2");
    static final List<Step> STEPS = List.of(
            Step.IMAGE, Step.NODES, Step.CONFIGURATION, Step.CONTROL_PLANE, Step.NETWORK, Step.STORAGE, Step.JOIN_WORKERS, Step.KUBECONFIG,
            Step.API_READY, Step.NODES_READY, Step.DNS_READY, Step.STORAGE_READY);

    private final Listener listener;
    private Instant now = START;

    Script(Listener listener) {
        this.listener = listener;
    }

    Script after(long millis) {
        now = now.plusMillis(millis);
        return this;
    }

    Instant now() {
        return now;
    }

    Script planned() {
        listener.on(new Progress.Planned(now, STEPS));
        return this;
    }

    Script begins(Step step, String detail) {
        listener.on(new Progress.Started(now, step, detail));
        return this;
    }

    Script ends(Step step, String detail) {
        listener.on(new Progress.Ended(now, step, detail));
        return this;
    }

    Script says(Step step, String... lines) {
        for (String line : lines) {
            listener.on(new Progress.Line(now, step, line));
        }
        return this;
    }

    Script node(String name, NodeStage stage, String address) {
        listener.on(new Progress.NodeSeen(now, "shop-dev-" + name, stage, address));
        return this;
    }

    /** As far as the start of the control plane. */
    Script toControlPlane() {
        planned().begins(Step.IMAGE, "kindest/node:v1.34.2").says(Step.IMAGE, "Creating cluster \"shop-dev\" ...", " • Ensuring node image (kindest/node:v1.34.2) 🖼  ...");
        after(21_000).says(Step.IMAGE, " ✓ Ensuring node image (kindest/node:v1.34.2) 🖼").ends(Step.IMAGE, "kindest/node:v1.34.2, 412 MB");
        begins(Step.NODES, "").says(Step.NODES, " • Preparing nodes 📦 📦 📦 📦   ...");
        node("control-plane", NodeStage.CONTAINER_RUNS, "172.18.0.3").node("worker", NodeStage.CONTAINER_RUNS, "172.18.0.4");
        node("worker2", NodeStage.CONTAINER_RUNS, "172.18.0.5").node("worker3", NodeStage.CONTAINER_RUNS, "172.18.0.2");
        after(6_000).says(Step.NODES, " ✓ Preparing nodes 📦 📦 📦 📦 ").ends(Step.NODES, "");
        begins(Step.CONFIGURATION, "").says(Step.CONFIGURATION, " • Writing configuration 📜  ...").after(1_000).says(Step.CONFIGURATION, " ✓ Writing configuration 📜");
        ends(Step.CONFIGURATION, "").begins(Step.CONTROL_PLANE, "").says(Step.CONTROL_PLANE, " • Starting control-plane 🕹️  ...");
        return node("control-plane", NodeStage.STARTING, "172.18.0.3");
    }

    Script explained() {
        listener.on(new Progress.Explained(
                now, Step.CONTROL_PLANE, Problem.of(ProblemCode.CGROUP_V1_REFUSED, "shop-dev-control-plane"), Path.of("/home/mei/.local/state/pilothouse/kind/logs/shop-dev"),
                "shop-dev-control-plane/kubelet.log", 212, "kubelet is configured to not run on a host using cgroup v1"));
        return this;
    }
}
