package dev.pilothouse.platform.playground.control.cluster;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deletes the objects of a custom kind when its definition is deleted, and lets the definition go after them (finalizer
 * {@code customresourcecleanup.apiextensions.k8s.io}).
 */
public final class CustomObjectCleanup implements Controller {

    private static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";
    private static final String FINALIZER = "customresourcecleanup.apiextensions.k8s.io";

    /** Objects may be held by finalizers of their own, and nothing tells when the last is gone. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Objects objects;

    public CustomObjectCleanup(Objects objects) {
        this.objects = objects;
    }

    @Override
    public String name() {
        return "crd-finalizer";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(new Trigger(DEFINITIONS, change -> List.of(new Name("", change.object().name()))));
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Optional<Document> definition = objects.get(DEFINITIONS, "", name.name());
        List<?> finalizers = definition.map(one -> one.tree().list("metadata", "finalizers")).orElse(List.of());
        if (definition.isEmpty() || !definition.get().tree().has("metadata", "deletionTimestamp") || !finalizers.contains(FINALIZER)) {
            return Optional.empty();
        }
        objects.list(name.name(), "").forEach(object -> objects.delete(name.name(), object.namespace(), object.name(), DeleteOptions.background()));
        if (!objects.list(name.name(), "").isEmpty()) {
            return Optional.of(AGAIN);
        }
        List<?> others = finalizers.stream().filter(one -> !one.equals(FINALIZER)).toList();
        objects.patch(DEFINITIONS, "", name.name(), Map.of("metadata", Map.of("finalizers", others)));
        return Optional.empty();
    }
}
