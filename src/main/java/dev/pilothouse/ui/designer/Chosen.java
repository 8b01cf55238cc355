package dev.pilothouse.ui.designer;

/** What stands in the middle of the designer to be edited. */
sealed interface Chosen {

    /** A node by its index. */
    record Node(int index) implements Chosen {}

    /** What of it is kept. */
    record Shelf() implements Chosen {}

    /** Something of the whole cluster. */
    record Option(ClusterOption option) implements Chosen {}
}
