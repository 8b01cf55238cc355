package dev.pilothouse.platform.kind;

import dev.pilothouse.local.Progress.NodeStage;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.docker.DockerEngine;
import dev.pilothouse.platform.docker.ExecOrder;
import dev.pilothouse.platform.docker.ExecResult;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Asks a new cluster whether it can be used: API server, nodes, DNS, storage.
 *
 * <p>It is asked by the kubectl in its first control plane, as kind itself does: kind ends well when a cluster did not get ready in time, and looks at
 * control planes only.
 */
final class Readiness {

    private static final Duration ONE_LOOK = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String KUBECTL = "kubectl --kubeconfig=" + AdminKubeconfig.FILE;
    private static final String QUESTION = KUBECTL + " get --raw=/readyz >/dev/null && exec " + KUBECTL
            + " get nodes,storageclasses.storage.k8s.io,deployments.apps -A -o json";

    private final DockerEngine engine;
    private final PlannedNodes nodes;
    private final Telling telling;

    Readiness(DockerEngine engine, PlannedNodes nodes, Telling telling) {
        this.engine = engine;
        this.nodes = nodes;
        this.telling = telling;
    }

    /** Looks once, and tells the nodes that it sees. */
    ClusterLook look() {
        ClusterLook look = asked();
        look.nodes().forEach((node, missing) -> telling.node(node, missing.isEmpty() ? NodeStage.READY : NodeStage.JOINED, ""));
        return look;
    }

    /** A cluster that is so busy with itself that it does not answer in time is not ready yet, and no reason to give it up. */
    private ClusterLook asked() {
        try {
            ExecResult answer = engine.containers().run(nodes.controlPlanes().getFirst(), ExecOrder.of("sh", "-c", QUESTION), ONE_LOOK);
            return answer.succeeded() ? ClusterLook.of(answer.output()) : ClusterLook.NOTHING;
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.ENGINE_SILENT) {
                return ClusterLook.NOTHING;
            }
            throw e;
        }
    }

    /**
     * Waits until each of the steps has what it is for.
     *
     * @throws ProblemException {@code CLUSTER_NOT_READY} after that time; the open step has failed by then
     */
    void await(String cluster, List<Step> steps, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        ClusterLook look = ClusterLook.NOTHING;
        for (Step step : steps) {
            Function<ClusterLook, String> missing = missing(step);
            telling.began(step, "");
            while (!look.api() || !missing.apply(look).isEmpty()) {
                look = look();
                boolean there = look.api() && missing.apply(look).isEmpty();
                if (!there && System.nanoTime() > end) {
                    String what = look.api() ? missing.apply(look) : "/readyz";
                    throw new ProblemException(Problem.of(ProblemCode.CLUSTER_NOT_READY, cluster, Long.toString(limit.toSeconds()), what));
                }
                if (!there) {
                    pause();
                }
            }
            telling.ended("");
        }
    }

    private Function<ClusterLook, String> missing(Step step) {
        return switch (step) {
            case NODES_READY -> look -> look.missingNodes(nodes.all());
            case DNS_READY -> ClusterLook::dns;
            case STORAGE_READY -> ClusterLook::storage;
            default -> _ -> "";
        };
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        }
    }
}
