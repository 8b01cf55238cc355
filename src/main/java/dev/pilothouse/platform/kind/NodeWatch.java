package dev.pilothouse.platform.kind;

import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.local.Progress.NodeStage;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.docker.DockerEngine;
import dev.pilothouse.platform.docker.EngineEvent;
import dev.pilothouse.platform.docker.EventSink;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Follows the containers of a cluster that is being made, and tells each node that runs, with its address, or that died. */
final class NodeWatch implements EventSink {

    private final DockerEngine engine;
    private final String cluster;
    private final List<String> nodes;
    private final Telling telling;

    /** Ids of the containers that were seen to start: an engine also tells what happened up to a second before, to those of a cluster that went. */
    private final Set<String> started = ConcurrentHashMap.newKeySet();

    private NodeWatch(DockerEngine engine, String cluster, List<String> nodes, Telling telling) {
        this.engine = engine;
        this.cluster = cluster;
        this.nodes = nodes;
        this.telling = telling;
    }

    static Subscription start(DockerEngine engine, String cluster, List<String> nodes, Telling telling) {
        Map<String, List<String>> filters = Map.of(
                "type", List.of("container"), "event", List.of("start", "die"), "label", List.of(KindNode.CLUSTER + "=" + cluster));
        return engine.events(filters, new NodeWatch(engine, cluster, nodes, telling));
    }

    @Override
    public void connected() {
        look();
    }

    @Override
    public void event(EngineEvent event) {
        if (event.action().equals("start")) {
            started.add(event.id());
            look();
        } else if (event.action().equals("die") && started.contains(event.id())) {
            died(event.attributes().getOrDefault("name", event.id()));
        }
    }

    private void died(String container) {
        if (nodes.contains(container)) {
            telling.node(container, NodeStage.FAILED, "");
        }
    }

    private void look() {
        try {
            KindNode.read(engine.containers().list(false, Map.of("label", List.of(KindNode.CLUSTER + "=" + cluster)))).stream()
                    .filter(node -> node.role() != Role.LOAD_BALANCER && node.runs())
                    .forEach(node -> {
                        started.add(node.id());
                        telling.node(node.name(), NodeStage.CONTAINER_RUNS, node.address());
                    });
        } catch (ProblemException e) {
            // whoever makes the cluster meets it too and says it
        }
    }
}
