package dev.pilothouse.change;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Preview.Effect;
import dev.pilothouse.change.Preview.Item;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Fields;
import dev.pilothouse.text.MergePatch;
import dev.pilothouse.text.ThreeWay;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out what each wish of a draft does to the object as it is now, and the write that would do it. */
final class Previewer {

    private final Cluster cluster;

    Previewer(Cluster cluster) {
        this.cluster = cluster;
    }

    Preview preview(Draft draft) {
        Draft ordered = ApplyOrder.ordered(draft);
        return new Preview(ordered, ordered.wishes().stream().map(this::item).toList());
    }

    /**
     * Looks at an object again that is not the version any more that the item holds.
     *
     * <p>Status is written all the time, so a newer version alone says little. When the very fields that the item changes still have
     * the values that were seen, and would get the values that were seen, what was reviewed still holds.
     *
     * @return the item for the object as it is now, empty when the change is another one by now
     */
    Optional<Item> sameChange(Wish wish, Item seen) {
        Item fresh = item(wish);
        boolean same = fresh.effect() == seen.effect()
                && change(seen.live(), seen.result()).equals(change(fresh.live(), fresh.result()))
                && change(seen.result(), seen.live()).equals(change(fresh.result(), fresh.live()));
        return same ? Optional.of(fresh) : Optional.empty();
    }

    private static Tree change(Optional<Document> from, Optional<Document> to) {
        return MergePatch.diff(
                from.map(ObjectForms::comparable).orElse(Tree.EMPTY), to.map(ObjectForms::comparable).orElse(Tree.EMPTY));
    }

    private Item item(Wish wish) {
        return switch (wish) {
            case Wish.Put put -> put(put);
            case Wish.SetFields set -> set(set, cluster.get(set.ref()));
            case Wish.Restore restore -> restore(restore);
            case Wish.Remove remove -> remove(remove);
            case Wish.Evict evict -> evict(evict);
        };
    }

    private Item put(Wish.Put put) {
        Document intent = ObjectForms.intent(put.ref(), put.document().tree());
        return find(cluster, put.ref()).map(live -> apply(put.ref(), live, intent)).orElseGet(() -> create(put.ref(), intent));
    }

    private static Item create(ResourceRef ref, Document intent) {
        Write write = new Write.Apply(ref, intent, Optional.empty(), false);
        return new Item(ref, Effect.CREATE, Optional.empty(), Optional.of(intent), List.of(), write);
    }

    private static Item apply(ResourceRef ref, Document live, Document intent) {
        Tree laidOver = Fields.overlay(live.tree(), intent.tree());
        Tree result = ManagedFields.of(live).withoutAbandoned(laidOver, intent.tree());
        if (!PodPart.of(ref, live.tree(), result).isEmpty()) {
            return merge(ref, live, result);
        }
        return changed(ref, live, result, new Write.Apply(ref, intent, Optional.of(live.version()), false));
    }

    /**
     * Our intent is all that we applied before, with the new values. To remove a field is not in the power of server-side apply
     * unless we own it, so that goes as a merge patch.
     */
    private static Item set(Wish.SetFields set, Document live) {
        Tree result = Fields.overlay(live.tree(), set.fields());
        if (holdsNull(set.fields().fields()) || !PodPart.of(set.ref(), live.tree(), result).isEmpty()) {
            return merge(set.ref(), live, result);
        }
        Tree wanted = Fields.overlay(ManagedFields.of(live).applied(), set.fields());
        Document intent = ObjectForms.intent(set.ref(), wanted);
        return changed(set.ref(), live, result, new Write.Apply(set.ref(), intent, Optional.of(live.version()), false));
    }

    private static boolean holdsNull(Map<String, Object> fields) {
        return fields.values().stream()
                .anyMatch(value -> value == null || holdsNull(new Tree(fields(value)).fields()));
    }

    @SuppressWarnings("unchecked") // trees have string keys only
    private static Map<String, Object> fields(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** What is gone comes back as it was; otherwise only what the change did is taken back. */
    private Item restore(Wish.Restore restore) {
        ResourceRef ref = restore.ref();
        Optional<Document> live = find(cluster, ref);
        if (live.isEmpty()) {
            return create(ref, ObjectForms.again(ref, restore.before()));
        }
        Tree now = ObjectForms.comparable(live.get());
        ThreeWay.Merged merged =
                ThreeWay.merge(ObjectForms.comparable(restore.after()), ObjectForms.comparable(restore.before()), now);
        return merge(ref, live.get(), MergePatch.apply(live.get().tree(), MergePatch.diff(now, merged.tree())));
    }

    private static Item merge(ResourceRef ref, Document live, Tree result) {
        String part = PodPart.of(ref, live.tree(), result);
        return changed(ref, live, result, new Write.Merge(ref, MergePatch.diff(live.tree(), result), live.version(), part));
    }

    private static Item changed(ResourceRef ref, Document live, Tree result, Write write) {
        Effect effect = result.equals(live.tree()) ? Effect.NOTHING : Effect.CHANGE;
        List<FieldOwner> others = ManagedFields.of(live).othersThatLose(result);
        return new Item(ref, effect, Optional.of(live), Optional.of(new Document(result)), others, write);
    }

    /** An object that is known by its uid and has gone already needs nothing more. */
    private Item remove(Wish.Remove remove) {
        Optional<Document> live = remove.uid().isPresent() ? find(cluster, remove.ref()) : Optional.of(cluster.get(remove.ref()));
        if (live.isEmpty()) {
            return absent(new Write.Delete(remove.ref(), remove.uid().orElseThrow(), remove.dependents()));
        }
        if (remove.uid().isPresent() && !remove.uid().get().equals(live.get().uid())) {
            throw new ProblemException(Problem.of(ProblemCode.CHANGED_MEANWHILE, remove.ref().toString()));
        }
        return gone(live.get(), new Write.Delete(remove.ref(), live.get().uid(), remove.dependents()));
    }

    private static Item absent(Write write) {
        return new Item(write.ref(), Effect.NOTHING, Optional.empty(), Optional.empty(), List.of(), write);
    }

    /** A pod that has left already, or made room for another of its name, has nothing more to do. */
    private Item evict(Wish.Evict evict) {
        Write write = new Write.Evict(evict.ref(), evict.uid());
        return find(cluster, evict.ref())
                .filter(live -> live.uid().equals(evict.uid()))
                .map(live -> gone(live, write))
                .orElseGet(() -> absent(write));
    }

    private static Item gone(Document live, Write write) {
        return new Item(write.ref(), Effect.DELETE, Optional.of(live), Optional.empty(), List.of(), write);
    }

    /** A kind that is not served yet has no objects: its definition may be part of the same draft. */
    static Optional<Document> find(Cluster cluster, ResourceRef ref) {
        try {
            return Optional.of(cluster.get(ref));
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.NOT_FOUND || e.problem().code() == ProblemCode.KIND_UNKNOWN) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
