package dev.pilothouse.guide.addon;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.ApplyYaml;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * An add-on for one cluster: its objects there, and what is to be said before they are made.
 *
 * @param wishes one for each object
 * @param problems of documents that cannot be applied; with any of them there is no draft
 * @param effects what is to be said, the gravest first
 */
public record AddonPlan(Addon addon, List<Wish> wishes, List<Problem> problems, List<Effect> effects) {

    /**
     * Makes the plan.
     *
     * @param namespace for objects of namespaced kinds that name none
     * @param nodes of the cluster; for a simulated cluster none, since its images are as well
     * @param simulated whether the cluster's nodes pull nothing
     */
    public static AddonPlan of(Addon addon, String namespace, ApplyYaml.KindFinder kinds, List<Document> nodes, boolean simulated, Web web) {
        ApplyYaml read = ApplyYaml.read(addon.text(), addon.source(), namespace, kinds);
        List<Wish> wishes = read.parts().stream().flatMap(part -> part.wish().stream()).<Wish>map(wish -> wish).toList();
        List<Effect> effects = new ArrayList<>();
        if (!simulated) {
            ImageReach.of(addon.images(), nodes, web::answers).forEach(reach -> effects.add(reach.effect()));
        }
        read.parts().stream().flatMap(part -> part.wish().stream()).forEach(wish -> place(wish.document().tree(), nodes, effects));
        effects.sort((one, other) -> other.weight().compareTo(one.weight()));
        return new AddonPlan(addon, wishes, read.problems(), List.copyOf(effects));
    }

    /** Pods that ask for a label wait for ever where no node has it. */
    private static void place(Tree workload, List<Document> nodes, List<Effect> effects) {
        Tree selector = workload.tree("spec", "template", "spec", "nodeSelector");
        if (!selector.fields().isEmpty() && !nodes.isEmpty() && nodes.stream().noneMatch(node -> ImageReach.fits(selector, node))) {
            selector.texts().forEach((label, value) -> {
                if (nodes.stream().noneMatch(node -> value.equals(node.tree().text("metadata", "labels", label)))) {
                    effects.add(Effect.warning("guide.addon.no-node", workload.text("metadata", "name"), label + "=" + value));
                }
            });
        }
    }

    /** Returns the draft that adds it. */
    public Draft draft() {
        return new Draft(new Draft.Summary("addon", List.of(addon.source())), wishes);
    }

    public List<ResourceRef> refs() {
        return wishes.stream().map(Wish::ref).toList();
    }

    /** Returns its workloads, which take a while to be ready. */
    public List<ResourceRef> workloads() {
        return refs().stream().filter(Rollout::fits).toList();
    }
}
