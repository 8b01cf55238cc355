package dev.pilothouse.platform.playground.control.scheduler;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Amounts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the scheduler needs to know of a pod, read once.
 *
 * @param requests what it asks for
 * @param supposed the same, with what is supposed of containers that ask for nothing
 * @param hostPorts {@code protocol address:port} that it takes on its node
 */
record PodInfo(
        Document document,
        Group group,
        long priority,
        Amounts requests,
        Amounts supposed,
        Set<String> hostPorts,
        List<AffinityTerm> affinity,
        List<AffinityTerm> antiAffinity) {

    /** Pods that no selector can tell apart. */
    record Group(String namespace, Labels labels) {}

    static PodInfo of(Document pod) {
        Tree spec = pod.tree().tree("spec");
        return new PodInfo(
                pod,
                new Group(pod.namespace(), Labels.of(pod.tree().texts("metadata", "labels"))),
                spec.number(0, "priority"),
                Amounts.ofPod(spec, false),
                Amounts.ofPod(spec, true),
                hostPorts(spec),
                AffinityTerm.required(pod, spec.tree("affinity", "podAffinity")),
                AffinityTerm.required(pod, spec.tree("affinity", "podAntiAffinity")));
    }

    Tree spec() {
        return document.tree().tree("spec");
    }

    boolean ended() {
        String phase = document.tree().text("status", "phase");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    boolean terminating() {
        return document.tree().has("metadata", "deletionTimestamp");
    }

    private static Set<String> hostPorts(Tree spec) {
        List<Tree> containers = new ArrayList<>(spec.trees("containers"));
        spec.trees("initContainers").stream().filter(init -> init.text("restartPolicy").equals("Always")).forEach(containers::add);
        Set<String> ports = new HashSet<>();
        for (Tree container : containers) {
            for (Tree port : container.trees("ports")) {
                if (port.number(0, "hostPort") > 0) {
                    String protocol = port.text("protocol").isEmpty() ? "TCP" : port.text("protocol");
                    String address = port.text("hostIP").isEmpty() ? "0.0.0.0" : port.text("hostIP");
                    ports.add(protocol + " " + address + ":" + port.text("hostPort"));
                }
            }
        }
        return ports;
    }
}
