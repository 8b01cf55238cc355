package dev.pilothouse.placement;

import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One node with what is left of it.
 *
 * @param node the object
 * @param capacity what pods may ask for in all ({@code status.allocatable})
 * @param used what its pods ask for
 */
public record NodeSpace(String name, Tree node, Amounts capacity, Amounts used) {

    private static final Tree CORDON = new Tree(Map.of("key", "node.kubernetes.io/unschedulable", "effect", "NoSchedule"));

    static NodeSpace of(Tree node) {
        return new NodeSpace(node.text("metadata", "name"), node, Amounts.of(node.tree("status", "allocatable")), Amounts.NONE);
    }

    NodeSpace with(Amounts more) {
        return new NodeSpace(name, node, capacity, used.plus(more));
    }

    /** Returns what is left; below zero where more was asked for than there is. */
    public Amounts free() {
        return capacity.minus(used);
    }

    /** Returns what keeps the pod away, the most lasting reason first; empty when it may be here. */
    public Optional<Obstacle> obstacle(PodShape pod) {
        List<Tree> tolerations = pod.spec().trees("tolerations");
        if (node.isTrue("spec", "unschedulable") && !Tolerations.bear(tolerations, CORDON)) {
            return Optional.of(new Obstacle.Cordoned());
        }
        Labels labels = Labels.of(node.texts("metadata", "labels"));
        if (!NodeTerms.allow(pod.spec(), labels, Labels.of(Map.of("metadata.name", name)))) {
            return Optional.of(new Obstacle.NotChosen());
        }
        Optional<Obstacle> taint = node.trees("spec", "taints").stream()
                .filter(found -> !found.text("effect").equals("PreferNoSchedule") && !Tolerations.bear(tolerations, found))
                .findFirst()
                .map(found -> new Obstacle.Tainted(found.text("key")));
        return taint.or(() -> shortage(pod));
    }

    private Optional<Obstacle> shortage(PodShape pod) {
        Amounts free = free();
        return pod.asks().byName().entrySet().stream()
                .filter(asked -> asked.getValue() > 0 && asked.getValue() > free.get(asked.getKey()))
                .findFirst()
                .map(asked -> new Obstacle.TooLittle(asked.getKey(), asked.getValue() - free.get(asked.getKey())));
    }

    /** Returns the share of the scarcer of processor and memory that is free, from 0 to 1. */
    double freeShare() {
        return Math.min(freeShare("cpu"), freeShare("memory"));
    }

    private double freeShare(String resource) {
        long all = capacity.get(resource);
        return all == 0 ? 0 : Math.max(0, (double) (all - used.get(resource)) / all);
    }
}
