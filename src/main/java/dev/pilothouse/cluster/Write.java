package dev.pilothouse.cluster;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.Optional;

/** A single write to a cluster, made only by {@code change}. */
public sealed interface Write {

    /** The field manager under which all our writes go. */
    String FIELD_MANAGER = "pilothouse";

    ResourceRef ref();

    /**
     * Server-side apply of what we want to own.
     *
     * <p>With {@code version} set the server refuses ({@code CHANGED_MEANWHILE}) when the object is no longer that version.
     *
     * @param force take over fields that others own
     */
    record Apply(ResourceRef ref, Document intent, Optional<String> version, boolean force) implements Write {}

    /**
     * A JSON merge patch (RFC 7386) that holds only against that version of the object.
     *
     * @param part subresource of the object through which it goes, empty for the object itself
     */
    record Merge(ResourceRef ref, Tree patch, String version, String part) implements Write {

        public Merge(ResourceRef ref, Tree patch, String version) {
            this(ref, patch, version, "");
        }
    }

    /** Deletion of exactly this object. */
    record Delete(ResourceRef ref, String uid, Dependents dependents) implements Write {

        /** Deletes it, and its dependents in the background. */
        public Delete(ResourceRef ref, String uid) {
            this(ref, uid, Dependents.AFTER);
        }
    }

    /**
     * Removal of exactly this pod as long as its disruption budgets allow it (Eviction API, {@code policy/v1}).
     *
     * <p>While they don't, the write is refused with {@code HELD_BY_BUDGET}.
     */
    record Evict(ResourceRef ref, String uid) implements Write {}

    /** What becomes of the objects that a deleted object owns: {@code propagationPolicy} of the API. */
    enum Dependents {
        /** They go after it ({@code Background}). */
        AFTER,
        /** It goes when they have gone ({@code Foreground}). */
        BEFORE,
        /** They stay, without owner ({@code Orphan}). */
        STAY
    }
}
