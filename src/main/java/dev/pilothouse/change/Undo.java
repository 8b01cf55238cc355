package dev.pilothouse.change;

import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The drafts that take a change back, make it again, or do what is left of it; looked up against the objects as they are. */
final class Undo {

    private final Cluster cluster;
    private final Vault vault;

    Undo(Cluster cluster, Vault vault) {
        this.cluster = cluster;
        this.vault = vault;
    }

    Draft undo(Receipt receipt) {
        List<Entry> entries = receipt.entries().reversed().stream().filter(entry -> !ObjectForms.isMadeAgain(entry)).toList();
        if (entries.isEmpty()) {
            throw problem(ProblemCode.CANNOT_UNDO, names(receipt.refs()));
        }
        return draft("undo", entries, entries.stream().map(this::undo).toList());
    }

    private Wish undo(Entry entry) {
        return turn(new Entry(entry.ref(), entry.after(), entry.before()), ProblemCode.CANNOT_UNDO);
    }

    Draft redo(Receipt receipt) {
        if (receipt.entries().isEmpty()) {
            throw problem(ProblemCode.CANNOT_REDO, names(receipt.refs()));
        }
        return draft("redo", receipt.entries(), receipt.entries().stream().map(entry -> turn(entry, ProblemCode.CANNOT_REDO)).toList());
    }

    Draft rest(Receipt receipt) {
        if (receipt.open().isEmpty()) {
            throw problem(ProblemCode.CANNOT_REDO, names(receipt.refs()));
        }
        return new Draft(receipt.summary(), receipt.open().stream().map(entry -> turn(entry, ProblemCode.CANNOT_REDO)).toList());
    }

    private static Draft draft(String verb, List<Entry> entries, List<Wish> wishes) {
        return new Draft(new Summary(verb, List.of(names(entries.stream().map(Entry::ref).toList()))), wishes);
    }

    static String names(List<ResourceRef> refs) {
        return refs.stream().map(ResourceRef::toString).collect(Collectors.joining(", "));
    }

    /** Turns an object from the side before to the side after, as long as it is the one that is meant. */
    private Wish turn(Entry kept, ProblemCode refusal) {
        ResourceRef ref = kept.ref();
        Entry way = kept.after().isEmpty() ? kept : opened(kept);
        Optional<String> live = Previewer.find(cluster, ref).map(Document::uid);
        if (way.after().isEmpty()) {
            String uid = way.before().orElseThrow().uid();
            refuseUnless(live.isPresent() && (live.get().equals(uid) || refusal == ProblemCode.CANNOT_REDO), ref, refusal);
            return new Wish.Remove(ref, live);
        }
        if (way.before().isEmpty()) {
            refuseUnless(live.isEmpty(), ref, refusal);
            refuseUnless(canBeMade(ref), ref, ProblemCode.ENGINE_NOT_MADE);
            return new Wish.Put(ref, ObjectForms.again(ref, way.after().get()));
        }
        refuseUnless(live.isEmpty() || isMeant(live.get(), way, refusal), ref, refusal);
        return new Wish.Restore(ref, way.after().get(), way.before().get());
    }

    /** A container engine serves kinds of which nothing can be made from a document. */
    private boolean canBeMade(ResourceRef ref) {
        return cluster.catalog(false).offers().stream()
                .filter(offer -> offer.kind().sameAs(ref.kind()))
                .allMatch(offer -> offer.can("create"));
    }

    /** Returns both sides with the values of a Secret, where the journal kept them. */
    private Entry opened(Entry way) {
        Entry opened = vault.opened(new Entry(way.ref(), way.after(), way.before()))
                .orElseThrow(() -> problem(ProblemCode.UNDO_SECRET, way.ref().toString()));
        return new Entry(way.ref(), opened.after(), opened.before());
    }

    /** What was deleted and came back by an undo has another uid, and a change of it can be made again all the same. */
    private static boolean isMeant(String live, Entry way, ProblemCode refusal) {
        return refusal == ProblemCode.CANNOT_REDO || live.equals(way.after().orElseThrow().uid());
    }

    private static void refuseUnless(boolean same, ResourceRef ref, ProblemCode refusal) {
        if (!same) {
            throw problem(refusal, ref.toString());
        }
    }

    private static ProblemException problem(ProblemCode code, String what) {
        return new ProblemException(Problem.of(code, what));
    }
}
