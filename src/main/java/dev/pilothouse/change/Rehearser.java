package dev.pilothouse.change;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Preview.Effect;
import dev.pilothouse.change.Preview.Item;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.cluster.Capability;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets the server try each item of a preview, and settles who wins where fields belong to others. */
final class Rehearser {

    /** How often a try is repeated on an object that keeps getting newer without getting in the way. */
    private static final int LOOKS = 5;

    private final Cluster cluster;
    private final Previewer previewer;
    private final Choice choice;

    /**
     * A verdict with what it holds for.
     *
     * @param item the object as it was tried, which may be newer than in the preview
     * @param write as the choice made it
     */
    record Tried(Item item, Verdict verdict, Write write) {}

    Rehearser(Cluster cluster, Choice choice) {
        this.cluster = cluster;
        this.choice = choice;
        previewer = new Previewer(cluster);
    }

    Rehearsal rehearse(Preview preview, Instant now) {
        List<Tried> all = new ArrayList<>();
        for (int i = 0; i < preview.items().size(); i++) {
            Item item = preview.items().get(i);
            boolean tooEarly = needsEarlier(item, preview.items().subList(0, i));
            all.add(tooEarly ? unasked(item) : attempt(preview.draft().wishes().get(i), item));
        }
        return new Rehearsal(preview.draft(), all, choice, now);
    }

    /** Lets the server try, again when the object is newer and the change still the same. */
    Tried attempt(Wish wish, Item item) {
        Tried tried = attempt(item);
        for (int i = 1; i < LOOKS && tried.verdict instanceof Verdict.Outdated; i++) {
            Optional<Item> fresh = previewer.sameChange(wish, tried.item);
            if (fresh.isEmpty()) {
                return tried;
            }
            tried = attempt(fresh.get());
        }
        return tried;
    }

    private static Tried unasked(Item item) {
        return new Tried(item, new Verdict.CheckedHereOnly(), item.write());
    }

    /** Tells whether the server cannot try this yet, because its namespace or its kind is only made by an earlier item. */
    private static boolean needsEarlier(Item item, List<Item> earlier) {
        return earlier.stream()
                .filter(other -> other.effect() == Effect.CREATE)
                .anyMatch(other -> isNamespaceOf(other.ref(), item.ref()) || defines(other, item.ref()));
    }

    private static boolean isNamespaceOf(ResourceRef namespace, ResourceRef ref) {
        return ObjectForms.is(namespace.kind(), "", "Namespace") && namespace.name().equals(ref.namespace());
    }

    static boolean defines(Item definition, ResourceRef ref) {
        Tree result = definition.result().map(Document::tree).orElse(Tree.EMPTY);
        return ObjectForms.is(definition.ref().kind(), "apiextensions.k8s.io", "CustomResourceDefinition")
                && result.text("spec", "group").equals(ref.kind().group())
                && result.text("spec", "names", "kind").equals(ref.kind().name());
    }

    private Tried attempt(Item item) {
        if (item.effect() == Effect.NOTHING) {
            Document asIs = item.live().orElseGet(() -> ObjectForms.intent(item.ref(), Tree.EMPTY));
            return new Tried(item, accepted(item, asIs, List.of(), List.of()), item.write());
        }
        if (!cluster.capabilities().contains(Capability.DRY_RUN)) {
            return unasked(item);
        }
        return switch (item.write()) {
            case Write.Apply apply -> applied(item, apply);
            case Write.Merge merge -> merged(item, merge);
            case Write.Delete delete -> tried(item, delete, List.of());
            case Write.Evict evict -> evicted(item, evict);
        };
    }

    private Tried applied(Item item, Write.Apply apply) {
        WriteResult first = cluster.write(apply, true);
        if (!(first instanceof WriteResult.Conflicts conflicts)) {
            return judged(item, apply, first, List.of());
        }
        List<FieldOwner> owners = conflicts.owners();
        if (choice == Choice.LEAVE_THEIRS) {
            Tree rest = Fields.without(apply.intent().tree(), owners.stream().map(FieldOwner::field).toList());
            Document intent = ObjectForms.intent(apply.ref(), rest);
            return tried(item, new Write.Apply(apply.ref(), intent, apply.version(), false), List.of());
        }
        if (choice == Choice.TAKE_OVER || FieldManagers.mayBeTakenOver(owners)) {
            return tried(item, new Write.Apply(apply.ref(), apply.intent(), apply.version(), true), FieldManagers.others(owners));
        }
        return new Tried(item, new Verdict.NeedsChoice(FieldManagers.others(owners)), apply);
    }

    /** The server lets a merge patch take any field, so the owners are those that the preview found. */
    private Tried merged(Item item, Write.Merge merge) {
        List<FieldOwner> owners = item.others();
        if (owners.isEmpty() || choice == Choice.TAKE_OVER) {
            return tried(item, merge, owners);
        }
        if (choice == Choice.LEAVE_THEIRS) {
            Tree rest = Fields.without(merge.patch(), owners.stream().map(FieldOwner::field).toList());
            return tried(item, new Write.Merge(merge.ref(), rest, merge.version()), List.of());
        }
        return FieldManagers.mayBeTakenOver(owners)
                ? tried(item, merge, owners)
                : new Tried(item, new Verdict.NeedsChoice(owners), merge);
    }

    /** A budget that holds a pod back now may let it go later, so that is no refusal, but somebody should know. */
    private Tried evicted(Item item, Write.Evict evict) {
        WriteResult result = cluster.write(evict, true);
        if (result instanceof WriteResult.Refused refused && refused.problem().code() == ProblemCode.HELD_BY_BUDGET) {
            return new Tried(item, accepted(item, item.live().orElseThrow(), refused.causes(), List.of()), evict);
        }
        return judged(item, evict, result, List.of());
    }

    private Tried tried(Item item, Write write, List<FieldOwner> takenOver) {
        return judged(item, write, cluster.write(write, true), takenOver);
    }

    private static Tried judged(Item item, Write write, WriteResult result, List<FieldOwner> takenOver) {
        Verdict verdict = switch (result) {
            case WriteResult.Accepted accepted -> accepted(item, accepted.document(), accepted.warnings(), takenOver);
            case WriteResult.Conflicts conflicts -> new Verdict.NeedsChoice(conflicts.owners());
            case WriteResult.Changed changed -> new Verdict.Outdated(changed.problem());
            case WriteResult.Refused refused -> new Verdict.Refused(refused.problem(), refused.causes());
        };
        return new Tried(item, verdict, write);
    }

    private static Verdict accepted(Item item, Document result, List<String> warnings, List<FieldOwner> takenOver) {
        Tree asked = item.result().map(ObjectForms::comparable).orElse(Tree.EMPTY);
        Tree before = item.live().map(ObjectForms::comparable).orElse(Tree.EMPTY);
        List<String> filledIn =
                item.result().isEmpty() ? List.of() : Fields.added(ObjectForms.comparable(result), asked, before);
        return new Verdict.Accepted(result, warnings, filledIn, takenOver);
    }
}
