package dev.pilothouse.topology;

/** What is drawn together. */
public enum Grouping {

    /** Rows of one application, without frames. */
    APPLICATION,
    /** A frame for each namespace. */
    NAMESPACE,
    /** A frame for each workload with what only it has to do with. */
    WORKLOAD,
    /** A frame for each node with the pods that run there; a workload has a box on each of its nodes. */
    NODE
}
