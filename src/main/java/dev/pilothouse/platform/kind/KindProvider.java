package dev.pilothouse.platform.kind;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.KindClusters;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.NodeImage;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Upkeep;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.docker.DockerEngines;
import dev.pilothouse.platform.kind.preflight.KindPreflight;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The clusters of kind on one engine; each has a kubeconfig of its own in our folder, and nobody else's file is touched. */
public final class KindProvider implements KindClusters {

    private final KindPreflight preflight;
    private final KindCreation creation;
    private final Path folder;
    private final KindUpkeep upkeep;
    private final KindWatch watch;

    /**
     * @param folder where the clusters' kubeconfig files are; made when needed
     * @param kubeconfigs files of the person's, in which other tools leave entries of clusters
     */
    public KindProvider(KindCommand kind, DockerEngines engines, KindPreflight preflight, Path folder, List<Path> kubeconfigs) {
        this.preflight = preflight;
        this.folder = folder;
        creation = new KindCreation(kind, engines::connection, folder, Clock.systemUTC());
        watch = new KindWatch(engines);
        upkeep = new KindUpkeep(engines::connection, folder, this::kubeconfig, kubeconfigs, creation::isMaking);
    }

    @Override
    public String id() {
        return KindList.PROVIDER;
    }

    @Override
    public List<LocalCluster> clusters() {
        return upkeep.clusters();
    }

    /** Returns what keeps the clusters going. */
    public Upkeep upkeep() {
        return upkeep;
    }

    /** Returns the file that holds this cluster alone; the name may be one that Windows keeps for itself, so it is never all of the file's name. */
    public static Path kubeconfig(Path folder, String cluster) {
        return folder.resolve("kind-" + cluster + ".kubeconfig");
    }

    private Path kubeconfig(String cluster) {
        return kubeconfig(folder, cluster);
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return watch.onChange(listener);
    }

    @Override
    public List<PreflightFinding> preflight(Blueprint blueprint) {
        return preflight.of(blueprint);
    }

    @Override
    public List<NodeImage> images() {
        return preflight.images();
    }

    @Override
    public LocalCluster create(Blueprint blueprint, Progress.Listener listener) {
        String name = blueprint.name();
        try {
            creation.create(blueprint, listener);
            upkeep.made(name);
            return upkeep.cluster(name);
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.CLUSTER_NOT_READY) {
                upkeep.made(name);
            }
            throw e;
        } finally {
            watch.changed();
        }
    }

    @Override
    public LocalCluster start(String name) {
        return upkeep.resume(name, Progress.Listener.NOBODY);
    }

    @Override
    public void stop(String name) {
        upkeep.pause(name, Progress.Listener.NOBODY);
    }

    @Override
    public void delete(String name) {
        upkeep.delete(name, new Steps(Progress.Listener.NOBODY));
        watch.changed();
    }

    /** Nothing of it runs in this process. */
    @Override
    public void close() {
        watch.close();
    }
}
