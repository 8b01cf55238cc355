package dev.pilothouse.diagnosis;

import dev.pilothouse.model.ResourceRef;

/**
 * Something that a person can do about it, and where.
 *
 * @param target the object to change or to look at; the workload rather than its pod, where the pod is only made from it
 */
public record Remedy(Way way, ResourceRef target) {

    /** The ways out, each a place of the window and a command. */
    public enum Way {
        /** Another image or tag. */
        IMAGE,
        ROLL_BACK,
        PROBES,
        RESOURCES,
        /** Keys of a ConfigMap or Secret. */
        KEYS,
        SCALE,
        AUTOSCALER,
        QUOTA,
        SERVICE,
        INGRESS,
        UNCORDON,
        EDIT,
        DELETE,
        /** Look at the target: it holds the cause. */
        LOOK,
        LOGS,
        /** Of the run before the last restart. */
        PREVIOUS_LOGS
    }
}
