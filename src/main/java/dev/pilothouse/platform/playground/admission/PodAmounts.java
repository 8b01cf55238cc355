package dev.pilothouse.platform.playground.admission;

import dev.pilothouse.model.Tree;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a pod asks for as a whole: the sum of its containers and sidecars, or an init container's where that is more, and its overhead.
 *
 * <p>Rule of the Kubernetes documentation on init containers and sidecars.
 */
final class PodAmounts {

    private PodAmounts() {}

    /**
     * Adds up.
     *
     * @param part {@code requests} or {@code limits}
     */
    public static Map<String, Amount> of(Tree pod, String part) {
        Map<String, Amount> sum = new TreeMap<>();
        for (Tree container : pod.trees("spec", "containers")) {
            add(sum, amounts(container, part));
        }
        Map<String, Amount> sidecars = new TreeMap<>();
        Map<String, Amount> mostAtStart = new TreeMap<>();
        for (Tree container : pod.trees("spec", "initContainers")) {
            Map<String, Amount> needed = new TreeMap<>(sidecars);
            add(needed, amounts(container, part));
            if (container.text("restartPolicy").equals("Always")) {
                add(sum, amounts(container, part));
                sidecars = needed;
            }
            needed.forEach((name, amount) -> mostAtStart.merge(name, amount, Amount::max));
        }
        mostAtStart.forEach((name, amount) -> sum.merge(name, amount, Amount::max));
        pod.texts("spec", "overhead").forEach((name, amount) -> sum.computeIfPresent(name, (_, before) -> before.plus(Amount.of(amount))));
        return sum;
    }

    /** Returns what one container asks for. */
    public static Map<String, Amount> amounts(Tree container, String part) {
        Map<String, Amount> amounts = new TreeMap<>();
        container.texts("resources", part).forEach((name, amount) -> amounts.put(name, Amount.of(amount)));
        return amounts;
    }

    private static void add(Map<String, Amount> sum, Map<String, Amount> more) {
        more.forEach((name, amount) -> sum.merge(name, amount, Amount::plus));
    }
}
