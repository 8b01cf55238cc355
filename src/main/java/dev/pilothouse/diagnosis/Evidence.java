package dev.pilothouse.diagnosis;

import dev.pilothouse.model.ResourceRef;

/**
 * What a diagnosis stands on, quoted as it was read.
 *
 * @param source the object that it is from
 * @param detail which part of it: a path of fields, a condition's type, an event's reason, a container's name
 */
public record Evidence(What what, ResourceRef source, String detail, String text) {

    /** What was read. */
    public enum What {
        FIELD,
        CONDITION,
        EVENT,
        LOG
    }
}
