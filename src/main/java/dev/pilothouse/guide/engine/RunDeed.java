package dev.pilothouse.guide.engine;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.NodeContainer;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What can be done about the running of containers. Each is a wish for their {@code spec.state}, a restart for a later {@code spec.startedAt}. */
public enum RunDeed {
    START("running"),
    STOP("stopped"),
    RESTART("running"),
    PAUSE("paused"),
    RESUME("running");

    private final String to;

    RunDeed(String to) {
        this.to = to;
    }

    /** Returns the word of the message keys, such as {@code stop}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the deed of that word. */
    public static RunDeed of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Tells whether it does anything to a container in that state, one of {@code running}, {@code paused} and {@code stopped}. */
    public boolean fits(String state) {
        return switch (this) {
            case START -> state.equals("stopped");
            case STOP -> state.equals("running") || state.equals("paused");
            case RESTART, PAUSE -> state.equals("running");
            case RESUME -> state.equals("paused");
        };
    }

    /** Returns those of the containers to which it does something. */
    public List<Document> fitting(List<Document> containers) {
        return containers.stream().filter(container -> fits(container.tree().text("spec", "state"))).toList();
    }

    /** Returns the draft that does it to these containers. */
    public Draft draft(List<Document> containers, Instant now) {
        List<Document> fitting = fitting(containers);
        String names = fitting.stream().map(Document::name).collect(Collectors.joining(", "));
        return new Draft(
                new Draft.Summary("container-" + word(), List.of(names)),
                fitting.stream().<Wish>map(container -> new Wish.SetFields(ref(container), new Tree(Map.of("spec", spec(container, now))))).toList());
    }

    private Map<String, Object> spec(Document container, Instant now) {
        return this == RESTART ? Map.of("startedAt", later(container.tree().text("spec", "startedAt"), now)) : Map.of("state", to);
    }

    /** Later than its last start by the engine's clock, which may be ahead of ours. */
    private static String later(String started, Instant now) {
        Instant moment = now.truncatedTo(ChronoUnit.MILLIS);
        try {
            Instant after = Instant.parse(started).plusMillis(1);
            return (after.isAfter(moment) ? after : moment).toString();
        } catch (DateTimeException e) {
            return moment.toString();
        }
    }

    static ResourceRef ref(Document container) {
        return new ResourceRef(EngineKinds.CONTAINER, "", container.name());
    }

    /** Returns what follows, the most important first. */
    public List<Effect> effects(List<Document> containers) {
        List<Document> fitting = fitting(containers);
        List<Effect> effects = new ArrayList<>();
        if (this == STOP || this == PAUSE || this == RESTART) {
            fitting.forEach(container -> NodeContainer.of(labels(container))
                    .ifPresent(node -> effects.add(Effect.warning("guide.engine.node", container.name(), node.tool(), node.cluster()))));
            fitting.stream()
                    .filter(container -> !ports(container).isEmpty())
                    .forEach(container -> effects.add(Effect.note("guide.engine.ports", container.name(), String.join(", ", ports(container)))));
        }
        if (this == STOP) {
            fitting.stream()
                    .filter(container -> container.tree().text("spec", "restartPolicy", "name").equals("always"))
                    .forEach(container -> effects.add(Effect.note("guide.engine.comes-back", container.name())));
        }
        if (this == RESTART) {
            effects.add(Effect.note("guide.engine.no-undo-restart"));
        }
        if (fitting.size() < containers.size()) {
            effects.add(Effect.note("guide.engine.left-out", Integer.toString(containers.size() - fitting.size())));
        }
        return effects;
    }

    static Map<String, String> labels(Document container) {
        return container.tree().texts("metadata", "labels");
    }

    /** The ports of this computer that lead to it. */
    private static List<String> ports(Document container) {
        Tree ports = container.tree().tree("status", "NetworkSettings", "Ports");
        return ports.fields().keySet().stream()
                .flatMap(port -> ports.trees(port).stream())
                .map(binding -> binding.text("HostPort"))
                .filter(port -> !port.isEmpty())
                .distinct()
                .toList();
    }
}
