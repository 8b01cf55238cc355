package dev.pilothouse.ui.detail;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a container's specification together with its status, if it has one. */
final class Containers {

    private Containers() {}

    static Block.Container of(Tree container, Tree status) {
        List<Block.Fact> facts = new ArrayList<>();
        amounts("detail.fact.requests", container.texts("resources", "requests"), facts);
        amounts("detail.fact.limits", container.texts("resources", "limits"), facts);
        String ports = container.trees("ports").stream()
                .map(port -> (port.text("name") + " " + port.text("containerPort")).strip())
                .collect(Collectors.joining(", "));
        Overviews.code("detail.fact.ports", ports, facts);
        Tree lastEnd = status.tree("lastState", "terminated");
        if (lastEnd.has("exitCode")) {
            facts.add(Block.text("detail.fact.last-end", ended(lastEnd)));
        }
        List<Block.Probe> probes = new ArrayList<>();
        probe("detail.probe.startup", container.tree("startupProbe"), probes);
        probe("detail.probe.liveness", container.tree("livenessProbe"), probes);
        probe("detail.probe.readiness", container.tree("readinessProbe"), probes);
        Health health = health(status);
        return new Block.Container(
                container.text("name"),
                container.text("image"),
                health,
                health.word(),
                (int) status.number(0, "restartCount"),
                facts,
                probes);
    }

    private static void amounts(String label, Map<String, String> amounts, List<Block.Fact> facts) {
        String text = amounts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        Overviews.code(label, text, facts);
    }

    private static Health health(Tree status) {
        Tree state = status.tree("state");
        if (state.has("running")) {
            return status.isTrue("ready") ? Health.ok("Running") : Health.progress("Running");
        }
        if (state.has("waiting")) {
            String reason = state.text("waiting", "reason");
            boolean starts = reason.isEmpty() || reason.equals("ContainerCreating") || reason.equals("PodInitializing");
            return starts ? Health.progress(reason) : Health.bad(reason);
        }
        if (state.has("terminated")) {
            String ended = ended(state.tree("terminated"));
            return state.number(0, "terminated", "exitCode") == 0 ? Health.done(ended) : Health.bad(ended);
        }
        return Health.unknown("");
    }

    /** {@code OOMKilled, exit 137}: signals are exit codes over 128. */
    private static String ended(Tree terminated) {
        long code = terminated.number(0, "exitCode");
        String name = code == 143 ? " (SIGTERM)" : code == 137 ? " (SIGKILL)" : "";
        String reason = terminated.text("reason");
        return (reason.isEmpty() ? "" : reason + ", ") + "exit " + code + name;
    }

    private static void probe(String kindKey, Tree probe, List<Block.Probe> probes) {
        if (!probe.fields().isEmpty()) {
            probes.add(new Block.Probe(kindKey, action(probe) + ", " + timing(probe)));
        }
    }

    private static String action(Tree probe) {
        if (probe.has("httpGet")) {
            return "GET :" + probe.text("httpGet", "port") + probe.text("httpGet", "path");
        }
        if (probe.has("tcpSocket")) {
            return "TCP :" + probe.text("tcpSocket", "port");
        }
        if (probe.has("grpc")) {
            return "gRPC :" + probe.text("grpc", "port");
        }
        return probe.list("exec", "command").stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** How long until it gives up: the initial delay, then so many tries so far apart. Defaults as in the Kubernetes API. */
    private static String timing(Tree probe) {
        long delay = probe.number(0, "initialDelaySeconds");
        String tries = probe.number(3, "failureThreshold") + " × " + probe.number(10, "periodSeconds") + " s";
        return delay == 0 ? tries : delay + " s + " + tries;
    }
}
