package dev.pilothouse.guide;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Amounts;
import dev.pilothouse.placement.PodShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What else has a say in how many copies of a workload there are.
 *
 * @param autoscaler the HorizontalPodAutoscaler that decides in our place
 * @param quota what is left of the tightest ResourceQuota for further copies
 * @param budget the PodDisruptionBudget over its pods
 */
public record ScaleBounds(Optional<Autoscaler> autoscaler, Optional<Quota> quota, Optional<Budget> budget) {

    /** An autoscaler with the bounds that it keeps. */
    public record Autoscaler(String name, int minimum, int maximum) {}

    /**
     * A quota with the number of further copies that it still allows.
     *
     * @param resource what is used up first, for example {@code pods} or {@code requests.cpu}
     */
    public record Quota(String name, int allowed, String resource) {}

    /** A disruption budget: {@code minAvailable} or {@code maxUnavailable} as it is written, the other one empty. */
    public record Budget(String name, String minAvailable, String maxUnavailable) {

        /** Returns how many of so many copies it lets go at once (percentages are rounded up, as the disruption controller does). */
        int letsGo(int copies) {
            return minAvailable.isEmpty() ? Math.min(copies, part(maxUnavailable, copies)) : Math.max(0, copies - part(minAvailable, copies));
        }

        private static int part(String text, int copies) {
            try {
                return text.endsWith("%")
                        ? Math.ceilDiv(Integer.parseInt(text.substring(0, text.length() - 1)) * copies, 100)
                        : Integer.parseInt(text);
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }

    static ScaleBounds of(ResourceRef ref, Tree template, PodShape copy, List<Document> around) {
        return new ScaleBounds(
                of(around, "HorizontalPodAutoscaler").stream().filter(tree -> targets(tree, ref)).findFirst().map(ScaleBounds::autoscaler),
                of(around, "ResourceQuota").stream()
                        .flatMap(tree -> quota(tree, copy.asks()).stream())
                        .min(Comparator.comparingInt(Quota::allowed)),
                of(around, "PodDisruptionBudget").stream().filter(tree -> covers(tree, template)).findFirst().map(ScaleBounds::budget));
    }

    private static List<Tree> of(List<Document> around, String kind) {
        return around.stream().filter(document -> document.kindName().equals(kind)).map(Document::tree).toList();
    }

    private static boolean targets(Tree autoscaler, ResourceRef ref) {
        Tree target = autoscaler.tree("spec", "scaleTargetRef");
        return target.text("kind").equals(ref.kind().name()) && target.text("name").equals(ref.name());
    }

    private static Autoscaler autoscaler(Tree tree) {
        return new Autoscaler(
                name(tree), (int) tree.number(1, "spec", "minReplicas"), (int) tree.number(1, "spec", "maxReplicas"));
    }

    private static boolean covers(Tree budget, Tree template) {
        return LabelSelector.of(budget.tree("spec", "selector")).matches(Labels.of(template.texts("metadata", "labels")));
    }

    private static Budget budget(Tree tree) {
        return new Budget(name(tree), tree.text("spec", "minAvailable"), tree.text("spec", "maxUnavailable"));
    }

    private static Optional<Quota> quota(Tree tree, Amounts copy) {
        Amounts hard = Amounts.of(tree.tree("status", "hard"));
        Amounts used = Amounts.of(tree.tree("status", "used"));
        List<Quota> quotas = new ArrayList<>();
        for (Map.Entry<String, Long> limit : hard.byName().entrySet()) {
            long each = share(limit.getKey(), copy);
            if (each > 0) {
                long left = Math.max(0, limit.getValue() - used.get(limit.getKey()));
                quotas.add(new Quota(name(tree), (int) Math.min(Integer.MAX_VALUE, left / each), limit.getKey()));
            }
        }
        return quotas.stream().min(Comparator.comparingInt(Quota::allowed));
    }

    /** Returns how much of a quota's resource one copy takes; 0 where it takes none. */
    private static long share(String resource, Amounts copy) {
        return switch (resource) {
            case "pods", "count/pods" -> 1;
            case "cpu", "requests.cpu" -> copy.get("cpu");
            case "memory", "requests.memory" -> copy.get("memory");
            default -> 0;
        };
    }

    private static String name(Tree tree) {
        return tree.text("metadata", "name");
    }

    List<Effect> effects(int current, int replicas) {
        List<Effect> effects = new ArrayList<>();
        autoscaler.ifPresent(found -> effects.add(
                replicas == 0
                        ? Effect.warning("guide.scale.autoscaler-off", found.name())
                        : Effect.warning("guide.scale.autoscaler", found.name(), text(found.minimum()), text(found.maximum()))));
        quota.filter(found -> replicas - current > found.allowed())
                .ifPresent(found -> effects.add(Effect.warning("guide.scale.quota", found.name(), text(found.allowed()), found.resource())));
        budget.filter(found -> replicas > 0 && found.letsGo(replicas) == 0)
                .ifPresent(found -> effects.add(Effect.warning("guide.scale.budget", found.name(), text(replicas))));
        return effects;
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
