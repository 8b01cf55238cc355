package dev.pilothouse.timeline;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.ResourceRef;
import java.util.List;

/**
 * An object and what it made. Pods that are gone are known by their names, which begin with that of their maker: events outlive them.
 *
 * @param members the object itself first
 */
public record Family(List<ResourceRef> members) {

    /** Returns the family of an object without any others. */
    public static Family alone(ResourceRef ref) {
        return new Family(List.of(ref));
    }

    /** Tells whether something that happened to that object happened to this family. */
    public boolean holds(ResourceRef ref) {
        return members.stream().anyMatch(member -> same(member, ref) || isPodOf(member, ref));
    }

    private static boolean isPodOf(ResourceRef maker, ResourceRef ref) {
        return ref.kind().sameAs(WellKnown.POD)
                && makesPods(maker)
                && maker.namespace().equals(ref.namespace())
                && ref.name().startsWith(maker.name() + "-")
                && ref.name().indexOf('-', maker.name().length() + 1) < 0;
    }

    private static boolean makesPods(ResourceRef ref) {
        return switch (ref.kind().name()) {
            case "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "ReplicationController" -> true;
            default -> false;
        };
    }

    /** Tells whether both are one object, whatever version they were read in. */
    static boolean same(ResourceRef one, ResourceRef other) {
        return one.name().equals(other.name()) && one.namespace().equals(other.namespace()) && one.kind().sameAs(other.kind());
    }
}
