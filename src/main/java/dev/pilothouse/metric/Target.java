package dev.pilothouse.metric;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Amounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is to be measured, and what it is held against. */
public sealed interface Target {

    Set<String> OWNERS = Set.of("deployments.apps", "statefulsets.apps", "daemonsets.apps", "replicasets.apps", "jobs.batch");

    /** So many pods of a workload are looked at; the use of more is neither drawn nor asked for one by one. */
    int MOST = 200;

    /**
     * A container of one or several pods that are alike.
     *
     * @param kills how often one of them was killed because of its memory limit, as far as its pods still tell
     */
    record Container(String name, Bounds cpu, Bounds memory, int kills) {

        public Bounds of(Gauge gauge) {
            return gauge == Gauge.CPU ? cpu : memory;
        }
    }

    /**
     * A pod, or the pods of a workload.
     *
     * @param names newest last
     */
    record Pods(String namespace, List<String> names, List<Container> containers) implements Target {}

    /** A node. */
    record Node(String name, Bounds cpu, Bounds memory) implements Target {}

    static boolean takes(Kind kind) {
        return kind.sameAs(WellKnown.POD) || kind.sameAs(WellKnown.NODE) || OWNERS.contains(kind.qualifiedPlural());
    }

    /** Reads what the object consists of; blocks. */
    static Target read(Cluster cluster, ResourceRef ref, Document document) {
        if (ref.kind().sameAs(WellKnown.NODE)) {
            return node(cluster, document);
        }
        List<Document> pods = new dev.pilothouse.session.Pods(cluster).of(ref).stream().limit(MOST).toList();
        Tree spec = ref.kind().sameAs(WellKnown.POD) ? document.tree().tree("spec") : document.tree().tree("spec", "template", "spec");
        Map<String, Integer> kills = new HashMap<>();
        pods.forEach(pod -> pod.tree().trees("status", "containerStatuses").forEach(status -> kills.merge(status.text("name"), killed(status), Integer::sum)));
        List<Container> containers = new ArrayList<>();
        sideBySide(spec).forEach(container -> containers.add(new Container(
                container.text("name"), Bounds.of(container, Gauge.CPU), Bounds.of(container, Gauge.MEMORY), kills.getOrDefault(container.text("name"), 0))));
        return new Pods(ref.namespace(), pods.stream().map(Document::name).sorted().toList(), containers);
    }

    /** Sidecars count among the containers that run. */
    private static List<Tree> sideBySide(Tree spec) {
        List<Tree> containers = new ArrayList<>(spec.trees("containers"));
        spec.trees("initContainers").stream().filter(container -> container.text("restartPolicy").equals("Always")).forEach(containers::add);
        return containers;
    }

    private static int killed(Tree status) {
        return status.text("lastState", "terminated", "reason").equals("OOMKilled") || status.text("state", "terminated", "reason").equals("OOMKilled") ? 1 : 0;
    }

    private static Node node(Cluster cluster, Document node) {
        Amounts[] asked = {Amounts.NONE};
        cluster.documents(new Query(WellKnown.POD, "", "", "spec.nodeName=" + node.name()), pod -> {
            String phase = pod.tree().text("status", "phase");
            if (!phase.equals("Succeeded") && !phase.equals("Failed") && pod.tree().text("spec", "nodeName").equals(node.name())) {
                asked[0] = asked[0].plus(Amounts.ofPod(pod.tree().tree("spec"), false));
            }
        });
        Amounts offered = Amounts.of(node.tree().tree("status", "allocatable"));
        return new Node(node.name(), new Bounds(asked[0].get("cpu"), offered.get("cpu")), new Bounds(asked[0].get("memory"), offered.get("memory")));
    }
}
