package dev.pilothouse.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changing how many copies of a workload run: what is there now, what stands in the way, and what another number would do.
 *
 * @param current copies that are asked for now; one when the object does not say
 * @param autoscaler the HorizontalPodAutoscaler that decides in our place
 * @param quota what is left of the tightest ResourceQuota for pods
 * @param ordered whether copies come and go one after the other
 * @param standing what is to be said whatever the number
 */
public record Scale(
        ResourceRef ref, int current, Optional<Autoscaler> autoscaler, Optional<Quota> quota, boolean ordered, List<Effect> standing) {

    /** What is to be read around a workload: autoscalers and quotas. */
    public static final List<Kind> AROUND = List.of(
            Kind.namespaced("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers"),
            Kind.namespaced("", "v1", "ResourceQuota", "resourcequotas"));

    /** Kinds that have copies. */
    private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "ReplicaSet");

    /** An autoscaler with the bounds that it keeps. */
    public record Autoscaler(String name, int minimum, int maximum) {}

    /** A quota with the number of pods that it still allows. */
    public record Quota(String name, int allowed) {}

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
     * @param around autoscalers and quotas of its namespace, as far as they could be read; other documents do no harm
     */
    public static Scale of(Document live, ResourceRef ref, List<Document> around) {
        int current = (int) live.tree().number(1, "spec", "replicas");
        Optional<Autoscaler> autoscaler = around.stream()
                .filter(document -> document.kindName().equals("HorizontalPodAutoscaler") && targets(document.tree(), ref))
                .findFirst()
                .map(document -> autoscaler(document.tree()));
        Optional<Quota> quota = around.stream()
                .filter(document -> document.kindName().equals("ResourceQuota"))
                .flatMap(document -> quota(document.tree()).stream())
                .min(java.util.Comparator.comparingInt(Quota::allowed));
        boolean ordered = ref.kind().name().equals("StatefulSet")
                && !live.tree().text("spec", "podManagementPolicy").equals("Parallel");
        return new Scale(ref, current, autoscaler, quota, ordered, List.copyOf(standing(live.tree())));
    }

    private static boolean targets(Tree autoscaler, ResourceRef ref) {
        Tree target = autoscaler.tree("spec", "scaleTargetRef");
        return target.text("kind").equals(ref.kind().name()) && target.text("name").equals(ref.name());
    }

    private static Autoscaler autoscaler(Tree tree) {
        return new Autoscaler(
                tree.text("metadata", "name"),
                (int) tree.number(1, "spec", "minReplicas"),
                (int) tree.number(1, "spec", "maxReplicas"));
    }

    private static Optional<Quota> quota(Tree tree) {
        return List.of("pods", "count/pods").stream()
                .filter(resource -> tree.has("status", "hard", resource))
                .map(resource -> tree.number(0, "status", "hard", resource) - tree.number(0, "status", "used", resource))
                .min(Long::compare)
                .map(left -> new Quota(tree.text("metadata", "name"), (int) Math.max(0, left)));
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
        autoscaler.ifPresent(found -> effects.add(
                replicas == 0
                        ? Effect.warning("guide.scale.autoscaler-off", found.name())
                        : Effect.warning("guide.scale.autoscaler", found.name(), text(found.minimum()), text(found.maximum()))));
        quota.filter(found -> replicas - current > found.allowed())
                .ifPresent(found -> effects.add(Effect.warning("guide.scale.quota", found.name(), text(found.allowed()))));
        if (replicas == 0 && current > 0) {
            effects.add(Effect.warning("guide.scale.zero"));
        } else if (replicas > current) {
            effects.add(Effect.note("guide.scale.more", text(replicas - current)));
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

    private static String text(int number) {
        return Integer.toString(number);
    }

    /** Makes the draft that asks for so many copies and changes nothing else. */
    public Draft draft(int replicas) {
        Tree fields = new Tree(Map.of("spec", Map.of("replicas", (long) replicas)));
        Summary summary = new Summary("scale", List.of(ref.shortName(), text(replicas)));
        return new Draft(summary, List.of(new Wish.SetFields(ref, fields)));
    }
}
