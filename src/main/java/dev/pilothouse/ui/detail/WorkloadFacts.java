package dev.pilothouse.ui.detail;

import dev.pilothouse.model.Tree;
import java.util.List;

/** What a controller of pods has to say: how many there are, how they are replaced, and what runs in them. */
final class WorkloadFacts {

    private WorkloadFacts() {}

    static void add(Tree workload, List<Block.Fact> facts, List<Block> blocks) {
        boolean daemons = workload.has("status", "desiredNumberScheduled");
        count("detail.fact.wanted", daemons ? workload.text("status", "desiredNumberScheduled") : workload.text("spec", "replicas"), facts);
        count("detail.fact.ready", daemons ? workload.text("status", "numberReady") : workload.text("status", "readyReplicas"), facts);
        count(
                "detail.fact.updated",
                daemons ? workload.text("status", "updatedNumberScheduled") : workload.text("status", "updatedReplicas"),
                facts);
        count(
                "detail.fact.available",
                daemons ? workload.text("status", "numberAvailable") : workload.text("status", "availableReplicas"),
                facts);
        Overviews.text("detail.fact.strategy", strategy(workload), facts);
        Overviews.code("detail.fact.service", workload.text("spec", "serviceName"), facts);
        Overviews.chips("detail.fact.selector", workload.tree("spec", "selector", "matchLabels"), facts);
        for (Tree container : workload.trees("spec", "template", "spec", "containers")) {
            blocks.add(Containers.of(container, Tree.EMPTY));
        }
    }

    private static void count(String label, String number, List<Block.Fact> facts) {
        facts.add(Block.text(label, number.isEmpty() ? "0" : number));
    }

    private static String strategy(Tree workload) {
        String field = workload.has("spec", "strategy") ? "strategy" : "updateStrategy";
        String type = workload.text("spec", field, "type");
        String surge = workload.text("spec", field, "rollingUpdate", "maxSurge");
        String unavailable = workload.text("spec", field, "rollingUpdate", "maxUnavailable");
        return type + (surge.isEmpty() ? "" : ", maxSurge " + surge) + (unavailable.isEmpty() ? "" : ", maxUnavailable " + unavailable);
    }
}
