package dev.pilothouse.platform.playground.control.node;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Removes the pods of nodes that are no more, once the node was gone for 40 s (part of the pod garbage collector). */
public final class LostPods implements Controller {

    private static final Duration QUARANTINE = Duration.ofSeconds(40);

    private final Objects objects;
    private final Set<String> gone = new HashSet<>();

    public LostPods(Objects objects) {
        this.objects = objects;
    }

    @Override
    public String name() {
        return "pod-garbage-collector-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(
                new Trigger("nodes", change -> change.type() == Change.Type.DELETED ? List.of(new Name("", change.object().name())) : List.of()),
                new Trigger("pods", this::pod));
    }

    private List<Name> pod(Change change) {
        String node = change.object().tree().text("spec", "nodeName");
        boolean arrived = change.type() != Change.Type.DELETED && !node.isEmpty()
                && !change.before().map(old -> old.tree().text("spec", "nodeName")).orElse("").equals(node);
        return arrived && objects.get("nodes", "", node).isEmpty() ? List.of(new Name("", node)) : List.of();
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        if (objects.get("nodes", "", name.name()).isPresent()) {
            gone.remove(name.name());
            return Optional.empty();
        }
        if (gone.add(name.name())) {
            return Optional.of(QUARANTINE);
        }
        gone.remove(name.name());
        for (Document pod : objects.podsOn(name.name())) {
            objects.delete("pods", pod.namespace(), pod.name(), DeleteOptions.atOnce());
        }
        return Optional.empty();
    }
}
