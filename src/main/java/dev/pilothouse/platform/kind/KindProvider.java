package dev.pilothouse.platform.kind;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.KindClusters;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.Progress;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The clusters of kind on one engine; each has a kubeconfig of its own in our folder, and nobody else's file is touched. */
public final class KindProvider implements KindClusters {

    private static final String ID = "kind";

    private final KindCommand kind;
    private final Path folder;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param folder where the clusters' kubeconfig files are; made when needed
     */
    public KindProvider(KindCommand kind, Path folder) {
        this.kind = kind;
        this.folder = folder;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<LocalCluster> clusters() {
        return kind.clusters().stream()
                .sorted()
                .map(this::named)
                .toList();
    }

    private LocalCluster named(String cluster) {
        Path file = kubeconfig(cluster);
        return new LocalCluster(
                ID, cluster, LocalCluster.State.RUNNING, file, "kind-" + cluster, "", 0, "", Optional.empty(), Files.exists(file), List.of(), List.of());
    }

    /** Returns the file that holds this cluster alone; the name may be one that Windows keeps for itself, so it is never all of the file's name. */
    Path kubeconfig(String cluster) {
        return folder.resolve("kind-" + cluster + ".kubeconfig");
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public List<PreflightFinding> preflight(Blueprint blueprint) {
        return List.of();
    }

    @Override
    public LocalCluster create(Blueprint blueprint, Progress.Listener listener) {
        throw notOffered("create");
    }

    @Override
    public LocalCluster start(String name) {
        throw notOffered("start");
    }

    @Override
    public void stop(String name) {
        throw notOffered("stop");
    }

    @Override
    public void delete(String name) {
        kind.delete(name, kubeconfig(name)).orRefused();
        listeners.forEach(Runnable::run);
    }

    /** Nothing of it runs in this process. */
    @Override
    public void close() {
        listeners.clear();
    }

    private static ProblemException notOffered(String what) {
        return new ProblemException(Problem.of(ProblemCode.NOT_OFFERED, what));
    }
}
