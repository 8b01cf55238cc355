package dev.pilothouse.kinds;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.ResourceRef;

/**
 * What one object has to do with another, read from one side: the side that says so.
 *
 * <p>Nothing tells whether the other exists.
 */
public sealed interface Relation {

    /** Returns what the other is to this object. */
    Role role();

    /**
     * Another object by its name. Of kinds that only the cluster knows, the plural is guessed; compare by {@link Kind#sameAs}.
     *
     * @param optional nothing is wrong when the other does not exist
     */
    record Refers(Role role, ResourceRef target, boolean optional) implements Relation {}

    /**
     * All objects of a kind that carry the labels.
     *
     * @param namespace where they are; empty for all namespaces
     */
    record Selects(Role role, Kind kind, String namespace, LabelSelector selector) implements Relation {}

    /** What the other is to the object that names it. */
    enum Role {
        OWNER,
        NODE,
        SERVICE_ACCOUNT,
        CONFIGURATION,
        SECRET,
        CLAIM,
        VOLUME,
        CLASS,
        SERVICE,
        /** The gateway that a route hangs on. */
        ENTRY,
        POD,
        TARGET,
        ROLE,
        SUBJECT,
        ABOUT,
        PRIORITY,
        IMAGE,
        NETWORK,
        USER
    }
}
