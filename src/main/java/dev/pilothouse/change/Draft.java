package dev.pilothouse.change;

import dev.pilothouse.cluster.Write.Dependents;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A wish: what should become of some objects, in the order in which it should happen. Nothing has been asked of the cluster yet.
 *
 * @param summary what it does, for titles, journal and receipts
 */
public record Draft(Summary summary, List<Wish> wishes) {

    /** Returns the draft after which these objects are gone, and what they own. */
    public static Draft removal(List<ResourceRef> refs) {
        return removal(refs, false);
    }

    /**
     * Returns the draft after which these objects are gone.
     *
     * @param keepOwned whether what they own stays, without owner
     */
    public static Draft removal(List<ResourceRef> refs, boolean keepOwned) {
        String names = refs.stream().map(ResourceRef::shortName).collect(Collectors.joining(", "));
        Dependents dependents = keepOwned ? Dependents.STAY : Dependents.AFTER;
        return new Draft(
                new Summary(keepOwned ? "delete-alone" : "delete", List.of(names)),
                refs.stream().<Wish>map(ref -> new Wish.Remove(ref, Optional.empty(), dependents)).toList());
    }

    /**
     * What a draft does, as a key of the message bundles with its arguments, so that it reads in the person's language whenever shown.
     *
     * @param verb for example {@code scale}, {@code apply}, {@code delete}, {@code undo}
     * @param args for the sentence {@code change.summary.<verb>}
     */
    public record Summary(String verb, List<String> args) {}

    /** What should become of one object. */
    public sealed interface Wish {

        ResourceRef ref();

        /** The object should be as this document says; fields that it does not name are left alone. */
        record Put(ResourceRef ref, Document document) implements Wish {}

        /**
         * Single fields of an existing object should have these values.
         *
         * @param fields only the fields to set, from the root ({@code spec: {replicas: 5}})
         */
        record SetFields(ResourceRef ref, Tree fields) implements Wish {}

        /** What a change did should be taken back, and nothing that others did since. */
        record Restore(ResourceRef ref, Document before, Document after) implements Wish {}

        /**
         * The object should be gone.
         *
         * @param uid when given, only the object of this uid is meant, not one of the same name that came after it
         * @param dependents what becomes of what it owns
         */
        record Remove(ResourceRef ref, Optional<String> uid, Dependents dependents) implements Wish {
            public Remove(ResourceRef ref) {
                this(ref, Optional.empty());
            }

            public Remove(ResourceRef ref, Optional<String> uid) {
                this(ref, uid, Dependents.AFTER);
            }

            /** Removes that very object, and what it owns or not. */
            public static Remove of(ResourceRef ref, String uid, boolean keepOwned) {
                return new Remove(ref, Optional.of(uid), keepOwned ? Dependents.STAY : Dependents.AFTER);
            }
        }

        /**
         * The pod should leave its node, as its disruption budgets allow.
         *
         * @param patience how long to ask again while they don't
         */
        record Evict(ResourceRef ref, String uid, Duration patience) implements Wish {}
    }
}
