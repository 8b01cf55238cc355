package dev.pilothouse.platform.kind;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.docker.DockerEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/**
 * Removes all that there is of one cluster, and nothing of another.
 *
 * <p>kind is asked first. Then what has the cluster's label is looked for until none is found twice: a {@code docker run} that was ended a moment ago
 * may still make its container.
 */
final class Sweep {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int MOST_LOOKS = 8;
    private static final int QUIET_LOOKS = 2;

    private final KindCommand kind;
    private final DockerEngine engine;

    Sweep(KindCommand kind, DockerEngine engine) {
        this.kind = kind;
        this.engine = engine;
    }

    /**
     * Removes it, although the calling thread was interrupted or is while it waits; that is remembered.
     *
     * @throws ProblemException {@code LEFT_BEHIND} when something could not be removed
     */
    void run(String cluster, Path kubeconfig) {
        FutureTask<Boolean> work = new FutureTask<>(() -> remove(cluster, kubeconfig), true);
        Thread.ofVirtual().name("sweep of " + cluster).start(work);
        boolean interrupted = false;
        while (!work.isDone()) {
            try {
                work.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                // told below
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (work.state() == Future.State.FAILED) {
            Throwable cause = work.exceptionNow();
            throw cause instanceof ProblemException problem ? problem : left(cluster, cluster, String.valueOf(cause));
        }
    }

    private void remove(String cluster, Path kubeconfig) {
        byKind(cluster, kubeconfig);
        byLabel(cluster);
        try {
            Files.deleteIfExists(kubeconfig);
            Files.deleteIfExists(KindCreation.lockOf(kubeconfig));
        } catch (IOException e) {
            throw left(cluster, kubeconfig.toString(), String.valueOf(e.getMessage()));
        }
    }

    private void byKind(String cluster, Path kubeconfig) {
        try {
            kind.delete(cluster, kubeconfig);
        } catch (ProblemException e) {
            // kind is missing or hangs; what it would have removed has the label
        }
    }

    private void byLabel(String cluster) {
        int quiet = 0;
        for (int look = 0; look < MOST_LOOKS && quiet < QUIET_LOOKS; look++) {
            if (look > 0) {
                sleep();
            }
            List<Tree> containers = containers(cluster);
            quiet = containers.isEmpty() ? quiet + 1 : 0;
            containers.forEach(container -> remove(container.text("Id")));
        }
        List<Tree> left = containers(cluster);
        if (!left.isEmpty()) {
            throw left(cluster, left.stream().map(it -> String.valueOf(it.list("Names"))).collect(Collectors.joining(", ")), "");
        }
    }

    private List<Tree> containers(String cluster) {
        try {
            return engine.containers().list(true, Map.of("label", List.of(KindNode.CLUSTER + "=" + cluster)));
        } catch (ProblemException e) {
            throw left(cluster, cluster, e.problem().detail());
        }
    }

    private void remove(String container) {
        try {
            engine.containers().remove(container, true, true);
        } catch (ProblemException e) {
            // it went by itself, or the next look finds it again
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ProblemException left(String cluster, String names, String detail) {
        return new ProblemException(Problem.of(ProblemCode.LEFT_BEHIND, cluster, names).withDetail(detail));
    }
}
