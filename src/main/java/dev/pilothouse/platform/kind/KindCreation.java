package dev.pilothouse.platform.kind;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.Progress;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.docker.DockerEngine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Makes clusters by the kind command, one of a name at a time. */
final class KindCreation {

    /** As kind checks it; a name becomes part of files too. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9.-]+");

    private final KindCommand kind;
    private final Supplier<DockerEngine> engine;
    private final Path folder;
    private final Clock clock;
    private final Set<String> making = ConcurrentHashMap.newKeySet();

    /**
     * @param engine the one that is used now; kind is pinned to the same
     * @param folder where kubeconfig files of clusters and what is kept of failed attempts are
     */
    KindCreation(KindCommand kind, Supplier<DockerEngine> engine, Path folder, Clock clock) {
        this.kind = kind;
        this.engine = engine;
        this.folder = folder;
        this.clock = clock;
    }

    /** Returns the file by which kind keeps others from a kubeconfig. */
    static Path lockOf(Path kubeconfig) {
        return kubeconfig.resolveSibling(kubeconfig.getFileName() + ".lock");
    }

    /** Tells whether this process is making a cluster of that name. */
    boolean isMaking(String cluster) {
        return making.contains(cluster);
    }

    /**
     * Makes the cluster.
     *
     * @throws ProblemException as {@link dev.pilothouse.local.KindClusters#create} says
     */
    void create(Blueprint blueprint, Progress.Listener listener) {
        blueprint.problem().ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        String cluster = blueprint.name();
        if (!NAME.matcher(cluster).matches()) {
            throw new ProblemException(Problem.of(ProblemCode.CLUSTER_NAME_INVALID, cluster));
        }
        try (NameLock _ = NameLock.take(folder, cluster)) {
            make(blueprint, listener);
        }
    }

    private void make(Blueprint blueprint, Progress.Listener listener) {
        String cluster = blueprint.name();
        making.add(cluster);
        try {
            DockerEngine used = engine.get();
            new Attempt(kind.on(used), used, folder, blueprint, new Telling(listener, clock), clock).run();
        } finally {
            making.remove(cluster);
        }
    }
}
