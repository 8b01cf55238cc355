package dev.pilothouse.placement;

/** Why a pod cannot be on a node, as the filters of the scheduler find it. */
public sealed interface Obstacle {

    /** The node takes no new pods. */
    record Cordoned() implements Obstacle {}

    /** The node has a taint that the pod does not tolerate. */
    record Tainted(String key) implements Obstacle {}

    /** The node is not one of those that the pod's node selector or node affinity asks for. */
    record NotChosen() implements Obstacle {}

    /**
     * The node has too little left.
     *
     * @param resource for example {@code cpu}
     * @param missing in thousandths of a core for {@code cpu}, otherwise in the resource's unit
     */
    record TooLittle(String resource, long missing) implements Obstacle {}
}
