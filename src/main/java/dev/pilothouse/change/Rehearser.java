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
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets the server try each item of a preview, and settles who wins where fields belong to others. */
final class Rehearser {

    /** How often a try is repeated on an object that keeps getting newer without getting in the way. */
    private static final int LOOKS = 5;

    /** Trouble that is about one object, and not about the connection or the person. */
    private static final Set<ProblemCode> OF_ONE_OBJECT = EnumSet.of(
            ProblemCode.FORBIDDEN, ProblemCode.NOT_FOUND, ProblemCode.KIND_UNKNOWN, ProblemCode.REQUEST_REFUSED, ProblemCode.SERVER_ERROR);

    private final Cluster cluster;
    private final Previewer previewer;
    private final Disputes disputes;
    private final Autoscaling autoscaling;
    private final Choices choices;

    /**
     * A verdict with what it holds for.
     *
     * @param item the object as it was tried, which may be newer than in the preview
     * @param write as the choices made it
     * @param disputes fields of others that the change is about
     */
    record Tried(Item item, Verdict verdict, Write write, List<Dispute> disputes) {

        /** Tells whether the object would be another one afterwards. */
        boolean changes() {
            boolean same = verdict instanceof Verdict.Accepted accepted
                    && item.effect() == Effect.CHANGE
                    && item.live().map(ObjectForms::comparable).equals(Optional.of(ObjectForms.comparable(accepted.result())));
            return item.effect() != Effect.NOTHING && !same;
        }
    }

    Rehearser(Cluster cluster, Choices choices) {
        this.cluster = cluster;
        this.choices = choices;
        disputes = new Disputes(cluster, choices);
        autoscaling = new Autoscaling(cluster);
        previewer = new Previewer(cluster);
    }

    Rehearsal rehearse(Preview preview, Instant now) {
        List<Tried> all = new ArrayList<>();
        for (int i = 0; i < preview.items().size(); i++) {
            Item item = preview.items().get(i);
            boolean tooEarly = needsEarlier(item, preview.items().subList(0, i));
            all.add(tooEarly ? unasked(item) : judge(preview.draft().wishes().get(i), item));
        }
        return new Rehearsal(preview.draft(), all, choices, now);
    }

    /** What the server refuses for one object says nothing about the others. */
    private Tried judge(Wish wish, Item item) {
        try {
            return attempt(wish, item);
        } catch (ProblemException e) {
            if (!OF_ONE_OBJECT.contains(e.problem().code())) {
                throw e;
            }
            return new Tried(item, new Verdict.Refused(e.problem(), List.of()), item.write(), List.of());
        }
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
        return new Tried(item, new Verdict.CheckedHereOnly(), item.write(), List.of());
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
            return new Tried(item, accepted(item, asIs, List.of(), List.of()), item.write(), List.of());
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
        List<FieldOwner> named = first instanceof WriteResult.Conflicts conflicts ? conflicts.owners() : List.of();
        if (!(first instanceof WriteResult.Conflicts || first instanceof WriteResult.Accepted)) {
            return judged(item, apply, first, List.of());
        }
        List<FieldOwner> owners = autoscaling.with(named, item);
        if (owners.isEmpty() && choices.left(item.ref()).isEmpty()) {
            return judged(item, apply, first, List.of());
        }
        if (isOpen(item, owners)) {
            return open(item, apply, owners);
        }
        Document intent = ObjectForms.intent(apply.ref(), without(apply.intent().tree(), item, owners));
        List<FieldOwner> taken = chosen(item, named, Choice.TAKE_OVER);
        return tried(item, new Write.Apply(apply.ref(), intent, apply.version(), !taken.isEmpty()), owners);
    }

    /** The server lets a merge patch take any field, so the owners are those that the preview found. */
    private Tried merged(Item item, Write.Merge merge) {
        List<FieldOwner> owners = autoscaling.with(item.others(), item);
        return isOpen(item, owners)
                ? open(item, merge, owners)
                : tried(item, new Write.Merge(merge.ref(), without(merge.patch(), item, owners), merge.version(), merge.part()), owners);
    }

    private boolean isOpen(Item item, List<FieldOwner> owners) {
        return !chosen(item, owners, Choice.ASK).isEmpty();
    }

    private Tried open(Item item, Write write, List<FieldOwner> owners) {
        return new Tried(
                item, new Verdict.NeedsChoice(FieldManagers.others(chosen(item, owners, Choice.ASK))), write, disputes.of(item, owners));
    }

    private List<FieldOwner> chosen(Item item, List<FieldOwner> owners, Choice choice) {
        return owners.stream().filter(owner -> choices.of(item.ref(), owner.field(), owners) == choice).toList();
    }

    /** What is left to its owner is not sent. */
    private Tree without(Tree wanted, Item item, List<FieldOwner> owners) {
        Set<String> left = new HashSet<>(choices.left(item.ref()));
        chosen(item, owners, Choice.LEAVE_THEIRS).forEach(owner -> left.add(owner.field()));
        return left.isEmpty() ? wanted : Fields.without(wanted, left);
    }

    /** A budget that holds a pod back now may let it go later, so that is no refusal, but somebody should know. */
    private Tried evicted(Item item, Write.Evict evict) {
        WriteResult result = cluster.write(evict, true);
        if (result instanceof WriteResult.Refused refused && refused.problem().code() == ProblemCode.HELD_BY_BUDGET) {
            return new Tried(item, accepted(item, item.live().orElseThrow(), refused.causes(), List.of()), evict, List.of());
        }
        return judged(item, evict, result, List.of());
    }

    private Tried tried(Item item, Write write, List<FieldOwner> owners) {
        return judged(item, write, cluster.write(write, true), owners);
    }

    /**
     * @param owners whose fields the change is about, all decided
     */
    private Tried judged(Item item, Write write, WriteResult result, List<FieldOwner> owners) {
        Verdict verdict = switch (result) {
            case WriteResult.Accepted accepted ->
                accepted(item, accepted.document(), accepted.warnings(), FieldManagers.others(chosen(item, owners, Choice.TAKE_OVER)));
            case WriteResult.Conflicts conflicts -> new Verdict.NeedsChoice(conflicts.owners());
            case WriteResult.Changed changed -> new Verdict.Outdated(changed.problem());
            case WriteResult.Refused refused -> new Verdict.Refused(refused.problem(), refused.causes());
        };
        return new Tried(item, verdict, write, disputes.of(item, owners));
    }

    private static Verdict accepted(Item item, Document result, List<String> warnings, List<FieldOwner> takenOver) {
        Tree asked = item.result().map(ObjectForms::comparable).orElse(Tree.EMPTY);
        Tree before = item.live().map(ObjectForms::comparable).orElse(Tree.EMPTY);
        List<String> filledIn =
                item.result().isEmpty() ? List.of() : Fields.added(ObjectForms.comparable(result), asked, before);
        return new Verdict.Accepted(result, warnings, filledIn, takenOver);
    }
}
