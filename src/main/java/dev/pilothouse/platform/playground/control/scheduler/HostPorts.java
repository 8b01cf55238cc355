package dev.pilothouse.platform.playground.control.scheduler;

/** Ports of the node itself that the pod wants ({@code NodePorts}). */
final class HostPorts implements Filter {

    @Override
    public Check prepare(PodInfo pod, ClusterInfo cluster) {
        return node -> pod.hostPorts().stream().anyMatch(node::takes)
                ? Verdict.notNow("node(s) didn't have free ports for the requested pod ports")
                : Verdict.PASS;
    }
}
