package dev.pilothouse.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.PodShape;
import dev.pilothouse.placement.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changing how many copies of a workload run: what is there now, what stands in the way, and what another number would do.
 *
 * @param current copies that are asked for now; one when the object does not say
 * @param bounds what else has a say
 * @param ordered whether copies come and go one after the other
 * @param standing what is to be said whatever the number
 * @param copy what one copy asks of a node
 * @param room what the nodes have left, when it is known
 */
public record Scale(
        ResourceRef ref, int current, ScaleBounds bounds, boolean ordered, List<Effect> standing, PodShape copy, Optional<Room> room) {

    /** What is to be read around a workload: autoscalers, quotas and disruption budgets. */
    public static final List<Kind> AROUND = List.of(
            BuiltIn.AUTOSCALER,
            BuiltIn.QUOTA,
            BuiltIn.BUDGET);

    /** Kinds that have copies. */
    private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "ReplicaSet");

    /** Tells whether objects of this kind can be scaled. */
    public static boolean fits(ResourceRef ref) {
        return ref.kind().group().equals("apps") && KINDS.contains(ref.kind().name());
    }

    public static Scale of(Document live, ResourceRef ref) {
        return of(live, ref, List.of());
    }

    /**
     * Looks at a workload.
     *
     * @param around what was found of {@link #AROUND} in its namespace; other documents do no harm
     */
    public static Scale of(Document live, ResourceRef ref, List<Document> around) {
        Tree tree = live.tree();
        PodShape copy = PodShape.of(tree.tree("spec", "template", "spec"));
        boolean ordered = ref.kind().name().equals("StatefulSet") && !tree.text("spec", "podManagementPolicy").equals("Parallel");
        return new Scale(
                ref,
                (int) tree.number(1, "spec", "replicas"),
                ScaleBounds.of(ref, tree.tree("spec", "template"), copy, around),
                ordered,
                List.copyOf(standing(tree)),
                copy,
                Optional.empty());
    }

    /** Returns the same with what the nodes have left. */
    public Scale within(Room known) {
        return new Scale(ref, current, bounds, ordered, standing, copy, Optional.of(known));
    }

    /** Returns the autoscaler that decides in our place, if there is one. */
    public Optional<ResourceRef> autoscalerRef() {
        return bounds.autoscaler().map(found -> new ResourceRef(AROUND.getFirst(), ref.namespace(), found.name()));
    }

    /** What holds for every number. */
    private static List<Effect> standing(Tree live) {
        List<Effect> effects = new ArrayList<>();
        live.trees("metadata", "ownerReferences").stream()
                .filter(owner -> owner.isTrue("controller"))
                .forEach(owner -> effects.add(Effect.warning("guide.scale.owned", owner.text("kind") + " " + owner.text("name"))));
        if (live.isTrue("spec", "paused")) {
            effects.add(Effect.note("guide.scale.paused"));
        }
        return effects;
    }

    /** Returns the largest number that a slider should offer. */
    public int reach() {
        return Math.max(10, 2 * current);
    }

    /** Returns what would follow, the most important first. */
    public List<Effect> effects(int replicas) {
        List<Effect> effects = new ArrayList<>(standing);
        effects.addAll(bounds.effects(current, replicas));
        if (replicas > current) {
            effects.addAll(new ScaleRoom(copy, room).effects(replicas - current));
        } else if (replicas == 0 && current > 0) {
            effects.add(Effect.warning("guide.scale.zero"));
        } else if (replicas < current) {
            effects.add(Effect.note("guide.scale.fewer", text(current - replicas)));
        } else {
            effects.add(Effect.note("guide.scale.same", text(current)));
        }
        if (ordered && replicas != current) {
            effects.add(Effect.note(replicas > current ? "guide.scale.ordered-up" : "guide.scale.ordered-down"));
        }
        return List.copyOf(effects);
    }

    /** Makes the draft that asks for so many copies and changes nothing else. */
    public Draft draft(int replicas) {
        return new Draft(new Summary("scale", List.of(ref.shortName(), text(replicas))), List.of(wish(replicas)));
    }

    Wish wish(int replicas) {
        return new Wish.SetFields(ref, new Tree(Map.of("spec", Map.of("replicas", (long) replicas))));
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
