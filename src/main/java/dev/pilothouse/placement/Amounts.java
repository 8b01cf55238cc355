package dev.pilothouse.placement;

import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Amounts of resources by name: {@code cpu} (in quotas {@code requests.cpu}, too) in thousandths of a core, all others in their unit, rounded up. */
public record Amounts(Map<String, Long> byName) {

    public static final Amounts NONE = new Amounts(Map.of());

    /** What the scheduler supposes of containers that ask for nothing, so that they spread too (100m and 200 MiB, as the real one). */
    private static final long SUPPOSED_CPU = 100;

    private static final long SUPPOSED_MEMORY = 200L << 20;

    public static Amounts of(Tree quantities) {
        if (quantities.fields().isEmpty()) {
            return NONE;
        }
        Map<String, Long> amounts = new LinkedHashMap<>();
        quantities.texts().forEach((name, text) -> Quantity.parse(text).ifPresent(quantity -> amounts.put(name, whole(name, quantity))));
        return new Amounts(amounts);
    }

    private static long whole(String name, Quantity quantity) {
        var value = name.equals("cpu") || name.endsWith(".cpu") ? quantity.value().movePointRight(3) : quantity.value();
        return value.setScale(0, RoundingMode.CEILING).longValue();
    }

    /**
     * Returns what a pod asks for: its containers together with its sidecars, or more where an init container needs more beside the sidecars
     * that started before it; amounts of the whole pod instead, where given; and the overhead.
     */
    public static Amounts ofPod(Tree spec, boolean supposing) {
        Amounts main = NONE;
        for (Tree container : spec.trees("containers")) {
            main = main.plus(ofContainer(container, supposing));
        }
        Amounts sidecars = NONE;
        Amounts most = NONE;
        for (Tree container : spec.trees("initContainers")) {
            Amounts own = ofContainer(container, supposing);
            if (container.text("restartPolicy").equals("Always")) {
                sidecars = sidecars.plus(own);
                most = most.most(sidecars);
            } else {
                most = most.most(sidecars.plus(own));
            }
        }
        Amounts wholePod = of(spec.tree("resources", "requests"));
        return main.plus(sidecars).most(most).replacedBy(wholePod).plus(of(spec.tree("overhead")));
    }

    private static Amounts ofContainer(Tree container, boolean supposing) {
        Amounts requests = of(container.tree("resources", "requests"));
        if (!supposing) {
            return requests;
        }
        Map<String, Long> amounts = new LinkedHashMap<>(requests.byName);
        amounts.putIfAbsent("cpu", SUPPOSED_CPU);
        amounts.putIfAbsent("memory", SUPPOSED_MEMORY);
        return new Amounts(amounts);
    }

    public long get(String name) {
        return byName.getOrDefault(name, 0L);
    }

    public Amounts plus(Amounts other) {
        return combined(other, Long::sum);
    }

    public Amounts minus(Amounts other) {
        Map<String, Long> amounts = new LinkedHashMap<>(byName);
        other.byName.forEach((name, amount) -> amounts.merge(name, -amount, Long::sum));
        return new Amounts(amounts);
    }

    private Amounts most(Amounts other) {
        return combined(other, Math::max);
    }

    private Amounts replacedBy(Amounts other) {
        return combined(other, (_, now) -> now);
    }

    private Amounts combined(Amounts other, java.util.function.BinaryOperator<Long> how) {
        if (other.byName.isEmpty()) {
            return this;
        }
        Map<String, Long> amounts = new LinkedHashMap<>(byName);
        other.byName.forEach((name, amount) -> amounts.merge(name, amount, how));
        return new Amounts(amounts);
    }
}
