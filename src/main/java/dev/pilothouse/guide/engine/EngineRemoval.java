package dev.pilothouse.guide.engine;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.model.ByteSize;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.NodeContainer;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Removing things of an engine: what goes, what is in the way, and what must be chosen first. Nothing of it can be undone, because an engine
 * makes nothing from a document.
 *
 * @param refs what is to be removed
 * @param live the same as they are now
 */
public record EngineRemoval(List<ResourceRef> refs, List<Document> live) {

    private static final Pattern UNNAMED = Pattern.compile("[0-9a-f]{64}");
    private static final List<String> BUILT_IN = List.of("bridge", "host", "none", "podman");

    /** Tells whether some of it runs, so that it must be stopped first. */
    public boolean runs() {
        return live.stream().anyMatch(EngineRemoval::isRunning);
    }

    /** Tells whether the engine would let all of it go. */
    public boolean possible() {
        return effects().stream().noneMatch(effect -> effect.weight() == Effect.Weight.ERROR);
    }

    /** Tells whether volumes without a name could go along. */
    public boolean hasUnnamedVolumes() {
        return live.stream().anyMatch(container -> !unnamed(container).isEmpty());
    }

    /** Returns what follows, the most important first. */
    public List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        live.forEach(object -> effects.addAll(of(object)));
        effects.add(Effect.warning("guide.engine.no-undo"));
        effects.sort(Comparator.comparing(Effect::weight).reversed());
        return List.copyOf(effects);
    }

    private static List<Effect> of(Document object) {
        List<Effect> effects = new ArrayList<>();
        Tree status = object.tree().tree("status");
        String users = status.list("usedBy").stream().map(String::valueOf).collect(Collectors.joining(", "));
        if (!users.isEmpty()) {
            effects.add(Effect.error("guide.engine.used", object.name(), users));
        }
        switch (object.kindName()) {
            case "Container" -> {
                Optional<NodeContainer> node = NodeContainer.of(RunDeed.labels(object));
                node.ifPresent(it -> effects.add(Effect.warning("guide.engine.node-goes", object.name(), it.tool(), it.cluster())));
                List<String> volumes = unnamed(object);
                if (!volumes.isEmpty()) {
                    effects.add(Effect.note("guide.engine.volumes", object.name(), Integer.toString(volumes.size())));
                }
            }
            case "Image" -> {
                List<?> tags = status.list("tags");
                if (tags.size() > 1) {
                    effects.add(Effect.note("guide.engine.tags", tags.stream().map(String::valueOf).collect(Collectors.joining(", "))));
                }
                effects.add(Effect.note("guide.engine.image-size", object.name(), ByteSize.text(status.number(0, "Size"))));
            }
            case "Network" -> {
                if (BUILT_IN.contains(object.name())) {
                    effects.add(Effect.error("guide.engine.built-in", object.name()));
                }
            }
            case "Volume" -> effects.add(Effect.warning("guide.engine.data", object.name()));
            default -> {}
        }
        return effects;
    }

    private static List<String> unnamed(Document container) {
        return container.tree().trees("status", "Mounts").stream()
                .filter(mount -> mount.text("Type").equals("volume"))
                .map(mount -> mount.text("Name"))
                .filter(name -> UNNAMED.matcher(name).matches())
                .toList();
    }

    private static boolean isRunning(Document object) {
        return object.kindName().equals(EngineKinds.CONTAINER.name()) && !object.tree().text("spec", "state").equals("stopped");
    }

    /**
     * Returns the draft after which they are gone. What runs is stopped first.
     *
     * @param withVolumes whether volumes without a name go with their containers
     */
    public Draft draft(boolean withVolumes) {
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < refs.size() && i < live.size(); i++) {
            ResourceRef ref = refs.get(i);
            if (isRunning(live.get(i))) {
                wishes.add(new Wish.SetFields(ref, new Tree(Map.of("spec", Map.of("state", "stopped")))));
            }
            wishes.add(Wish.Remove.of(ref, live.get(i).uid(), !withVolumes));
        }
        String names = refs.stream().map(ResourceRef::shortName).collect(Collectors.joining(", "));
        return new Draft(new Summary("delete", List.of(names)), wishes);
    }
}
