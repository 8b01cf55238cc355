package dev.pilothouse.metric;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one container uses now, beside what it asks for. */
public record ContainerUse(String namespace, String pod, String container, Use used, Bounds cpu, Bounds memory) {

    /**
     * Reads once; blocks.
     *
     * @param namespace empty for all
     * @param labels label selector of the pods, empty for all
     */
    public static List<ContainerUse> read(Cluster cluster, String namespace, String labels) {
        Round round = Round.read(cluster, Optional.of(Set.of(namespace)), false);
        List<ContainerUse> uses = new ArrayList<>();
        cluster.documents(new Query(WellKnown.POD, namespace, labels, ""), pod -> {
            Map<String, Tree> containers = new HashMap<>();
            pod.tree().trees("spec", "initContainers").forEach(container -> containers.put(container.text("name"), container));
            pod.tree().trees("spec", "containers").forEach(container -> containers.put(container.text("name"), container));
            for (Round.Part part : round.pods().getOrDefault(Round.key(pod.namespace(), pod.name()), List.of())) {
                Tree container = containers.getOrDefault(part.container(), Tree.EMPTY);
                uses.add(new ContainerUse(
                        pod.namespace(), pod.name(), part.container(), part.use(), Bounds.of(container, Gauge.CPU), Bounds.of(container, Gauge.MEMORY)));
            }
        });
        return uses;
    }
}
