package dev.pilothouse.guide.deploy;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.deploy.Workload.Container;
import dev.pilothouse.guide.form.Exhibit;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The quality-of-service class that a pod gets from its requests and limits, as {@code k8s.io/kubernetes/pkg/apis/core/v1/helper/qos} tells it. */
public enum Quality {
    BEST_EFFORT("best-effort"),
    BURSTABLE("burstable"),
    GUARANTEED("guaranteed");

    private final String word;

    Quality(String word) {
        this.word = word;
    }

    public static Quality of(List<Container> containers) {
        boolean nothing = containers.stream().allMatch(container ->
                container.tree().tree("resources", "requests").fields().isEmpty() && container.tree().tree("resources", "limits").fields().isEmpty());
        if (nothing) {
            return BEST_EFFORT;
        }
        return containers.stream().allMatch(Quality::isFixed) ? GUARANTEED : BURSTABLE;
    }

    private static boolean isFixed(Container container) {
        return Stream.of("cpu", "memory").allMatch(resource -> {
            Optional<Quantity> limit = Quantity.parse(container.tree().text("resources", "limits", resource));
            Tree requests = container.tree().tree("resources", "requests");
            return limit.isPresent()
                    && (!requests.has(resource) || Quantity.parse(requests.text(resource)).filter(asked -> asked.compareTo(limit.get()) == 0).isPresent());
        });
    }

    /** Says the class and what it means. */
    public Exhibit exhibit() {
        return new Exhibit.Box(Effect.note("guide.deploy.quality." + word), Effect.note("guide.deploy.quality." + word + ".what"));
    }
}
