package dev.pilothouse.kinds;

import dev.pilothouse.model.Column.Align;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Amounts;

/** What pods and nodes use now, as the resource metrics API ({@code metrics.k8s.io}) measures it; written as {@code kubectl top} writes it. */
final class Usage {

    private Usage() {}

    static TableBuilder<Amounts> ofPods() {
        return table(pod -> pod.trees("containers").stream().map(container -> Amounts.of(container.tree("usage"))).reduce(Amounts.NONE, Amounts::plus))
                .reads("containers.usage");
    }

    static TableBuilder<Amounts> ofNodes() {
        return table(node -> Amounts.of(node.tree("usage"))).reads("usage");
    }

    private static TableBuilder<Amounts> table(java.util.function.Function<Tree, Amounts> used) {
        return TableBuilder.named(used)
                .cell("CPU", Align.RIGHT, amounts -> Amount.cpu(amounts.get("cpu")))
                .cell("MEMORY", Align.RIGHT, amounts -> Amount.memory(amounts.get("memory")))
                .since("MEASURED", "timestamp")
                .health(_ -> Health.ok(""));
    }
}
