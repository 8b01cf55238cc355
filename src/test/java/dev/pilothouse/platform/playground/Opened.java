package dev.pilothouse.platform.playground;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kubeconfig.Access;
import dev.pilothouse.kubeconfig.KubeconfigSource;
import dev.pilothouse.kubeconfig.Locations;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.platform.kubernetes.KubernetesCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;

/** Playgrounds opened as the app opens them: by their kubeconfig, through the client for real clusters. */
final class Opened implements AutoCloseable {

    static final Kind CONFIG_MAP = Kind.namespaced("", "v1", "ConfigMap", "configmaps");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final PlaygroundSource source;

    Opened(PlaygroundProvider playgrounds, Path folder) {
        this(playgrounds, folder, access -> access);
    }

    /** @param way what is changed of the way to them */
    Opened(PlaygroundProvider playgrounds, Path folder, UnaryOperator<Access> way) {
        source = new PlaygroundSource(
                playgrounds,
                file -> new KubeconfigSource(
                        new Locations(List.of(file)), Map.of(), folder.resolve("consents.json"), access -> new KubernetesCluster(way.apply(access), new Kinds(), "test"), timer));
    }

    PlaygroundSource source() {
        return source;
    }

    Cluster cluster(String name) {
        return source.open(name);
    }

    static ResourceRef note(String name) {
        return new ResourceRef(CONFIG_MAP, "default", name);
    }

    /** Leaves a note in the cluster, by which it is known again. */
    static void leave(Cluster cluster, String name) {
        Document note = Document.of(Map.of(
                "apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("name", name, "namespace", "default"), "data", Map.of("is", "there")));
        cluster.write(new Write.Apply(note(name), note, Optional.empty(), false), false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
