package dev.pilothouse.topology;

/** What a map shows beside the workloads; each can be switched. */
public enum Layer {

    /** Entries and services, and which requests go where. */
    TRAFFIC,
    /** ConfigMaps, Secrets, claims and volumes, and who uses them. */
    CONFIGURATION,
    /** ReplicaSets and Jobs between a workload and its pods, and who owns what. */
    OWNERS,
    /** Network policies and disruption budgets. */
    POLICY,
    /** Autoscalers. */
    SCALING,
    /** Service accounts, roles, bindings and those who are bound. */
    ACCESS
}
