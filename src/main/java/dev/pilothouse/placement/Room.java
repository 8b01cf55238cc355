package dev.pilothouse.placement;

import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the nodes of a cluster have left for further pods, so that one can say beforehand what the scheduler will find.
 *
 * <p>Which of several fitting nodes the scheduler takes is its own affair; here it is the one with most room, as by its usual scores.
 *
 * @param nodes in the order of their names
 */
public record Room(List<NodeSpace> nodes) {

    /** What is to be read: all nodes, and all pods of the cluster. */
    public static final List<Kind> NEEDS =
            List.of(BuiltIn.NODE, BuiltIn.POD);

    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    /** Takes in nodes and pods one by one and keeps of a pod only what it asks for. */
    public static final class Reader {

        private final List<NodeSpace> nodes = new ArrayList<>();
        private final Map<String, Amounts> used = new LinkedHashMap<>();

        /** Takes in a node or a pod; any other object does no harm. */
        public void add(Document document) {
            Tree tree = document.tree();
            if (document.kindName().equals("Node")) {
                nodes.add(NodeSpace.of(tree));
            } else if (document.kindName().equals("Pod") && tree.has("spec", "nodeName") && !ENDED.contains(tree.text("status", "phase"))) {
                used.merge(tree.text("spec", "nodeName"), PodShape.of(tree.tree("spec")).asks(), Amounts::plus);
            }
        }

        public Room room() {
            return new Room(nodes.stream()
                    .map(node -> node.with(used.getOrDefault(node.name(), Amounts.NONE)))
                    .sorted(Comparator.comparing(NodeSpace::name))
                    .toList());
        }
    }

    /**
     * Where so many copies of a pod would go.
     *
     * @param byNode how many go to each node, those with none left out
     * @param left how many fit nowhere
     * @param obstacles what keeps the first that fits nowhere from each node; empty when all fit
     */
    public record Placement(Map<String, Integer> byNode, int left, Map<String, Obstacle> obstacles) {}

    /** Returns where the copies would go, one after the other. */
    public Placement place(PodShape pod, int copies) {
        Map<String, NodeSpace> spaces = nodes.stream()
                .collect(Collectors.toMap(NodeSpace::name, node -> node, (_, last) -> last, LinkedHashMap::new));
        Map<String, Integer> byNode = new LinkedHashMap<>();
        for (int i = 0; i < copies; i++) {
            Optional<NodeSpace> best = spaces.values().stream()
                    .filter(node -> node.obstacle(pod).isEmpty())
                    .max(Comparator.comparingDouble(NodeSpace::freeShare));
            if (best.isEmpty()) {
                Map<String, Obstacle> obstacles = new LinkedHashMap<>();
                spaces.values().forEach(node -> obstacles.put(node.name(), node.obstacle(pod).orElseThrow()));
                return new Placement(byNode, copies - i, obstacles);
            }
            spaces.put(best.get().name(), best.get().with(pod.asks()));
            byNode.merge(best.get().name(), 1, Integer::sum);
        }
        return new Placement(byNode, 0, Map.of());
    }

    /** Returns what is left after the copies of a pod went where they were placed. */
    public Room after(PodShape pod, Placement placement) {
        return new Room(nodes.stream()
                .map(node -> {
                    NodeSpace space = node;
                    for (int i = 0; i < placement.byNode().getOrDefault(node.name(), 0); i++) {
                        space = space.with(pod.asks());
                    }
                    return space;
                })
                .toList());
    }

    /** Returns the room without that node, for what becomes of its pods when it is emptied. */
    public Room without(String node) {
        return new Room(nodes.stream().filter(space -> !space.name().equals(node)).toList());
    }
}
