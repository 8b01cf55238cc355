package dev.pilothouse.guide.engine;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.ByteSize;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.NodeContainer;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What lies around in an engine and could go, sort by sort, and what that would free.
 *
 * <p>Nodes of clusters never count, though they stand still: a paused cluster is no rubbish. What others use does not count either, as far as
 * they stay: an image that only a stopped container uses is free once that container is gone, at the next look.
 */
public final class Prune {

    private static final Pattern UNNAMED = Pattern.compile("[0-9a-f]{64}");
    private static final Set<String> BUILT_IN = Set.of("bridge", "host", "none", "podman");

    private final Map<Sort, List<Thing>> things = new EnumMap<>(Sort.class);

    /** What can be cleared away on its own, in the order in which it goes. */
    public enum Sort {
        STOPPED_CONTAINERS,
        UNUSED_NETWORKS,
        UNNAMED_VOLUMES,
        NAMED_VOLUMES,
        DANGLING_IMAGES,
        UNUSED_IMAGES,
        BUILD_CACHE;

        /** Returns the word of the message keys, such as {@code unused-images}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Tells whether what people put there themselves would be lost. */
        public boolean losesData() {
            return this == UNNAMED_VOLUMES || this == NAMED_VOLUMES;
        }
    }

    /**
     * Something that could go.
     *
     * @param bytes that would be free; what it shares with others is not counted
     * @param created in which order they came, as the engine writes moments; may be empty
     */
    public record Thing(ResourceRef ref, String uid, long bytes, String created) {}

    private Prune() {}

    /**
     * Reads what could go.
     *
     * @param disk the object of kind {@code DiskUse}
     * @param selector only what carries these labels; the build cache has none and counts only where nothing is selected
     */
    public static Prune of(Document disk, LabelSelector selector) {
        Prune prune = new Prune();
        Tree status = disk.tree().tree("status");
        for (Tree object : status.trees("containers")) {
            boolean still = Set.of("created", "exited", "dead").contains(object.text("status", "State").toLowerCase(Locale.ROOT));
            boolean node = NodeContainer.of(object.texts("metadata", "labels")).isPresent();
            prune.add(still && !node && chosen(object, selector), Sort.STOPPED_CONTAINERS, EngineKinds.CONTAINER, object, object.number(0, "status", "SizeRw"));
        }
        for (Tree object : status.trees("networks")) {
            boolean own = BUILT_IN.contains(object.text("metadata", "name"));
            prune.add(!own && isFree(object) && chosen(object, selector), Sort.UNUSED_NETWORKS, EngineKinds.NETWORK, object, 0);
        }
        for (Tree object : status.trees("volumes")) {
            Sort sort = UNNAMED.matcher(object.text("metadata", "name")).matches() ? Sort.UNNAMED_VOLUMES : Sort.NAMED_VOLUMES;
            prune.add(isFree(object) && chosen(object, selector), sort, EngineKinds.VOLUME, object, object.number(0, "status", "UsageData", "Size"));
        }
        for (Tree object : status.trees("images")) {
            Sort sort = object.list("status", "tags").isEmpty() ? Sort.DANGLING_IMAGES : Sort.UNUSED_IMAGES;
            long own = object.number(0, "status", "Size") - Math.max(0, object.number(0, "status", "SharedSize"));
            prune.add(isFree(object) && chosen(object, selector), sort, EngineKinds.IMAGE, object, own);
        }
        long cached = status.number(0, "buildCache", "reclaimable");
        if (cached > 0 && selector.requirements().isEmpty()) {
            ResourceRef cache = new ResourceRef(EngineKinds.BUILD_CACHE, "", "build-cache");
            prune.things.put(Sort.BUILD_CACHE, List.of(new Thing(cache, "build-cache", cached, "")));
        }
        return prune;
    }

    private static boolean chosen(Tree object, LabelSelector selector) {
        return selector.matches(Labels.of(object.texts("metadata", "labels")));
    }

    private static boolean isFree(Tree object) {
        return object.list("status", "usedBy").isEmpty();
    }

    private void add(boolean goes, Sort sort, Kind kind, Tree object, long bytes) {
        if (goes) {
            ResourceRef ref = new ResourceRef(kind, "", object.text("metadata", "name"));
            things.computeIfAbsent(sort, _ -> new ArrayList<>())
                    .add(new Thing(ref, object.text("metadata", "uid"), Math.max(0, bytes), object.text("metadata", "creationTimestamp")));
        }
    }

    /** Returns what of that sort could go, the newest first: an image is built on older ones, and must go before them. */
    public List<Thing> things(Sort sort) {
        return things.getOrDefault(sort, List.of()).stream().sorted(Comparator.comparing(Thing::created).reversed()).toList();
    }

    /** Returns the bytes that clearing away these sorts would free, at least: what several of them share comes free with the last. */
    public long bytes(Set<Sort> sorts) {
        return sorts.stream().flatMap(sort -> things(sort).stream()).mapToLong(Thing::bytes).sum();
    }

    /** Returns the draft that clears away these sorts; empty when there is nothing of them. */
    public Optional<Draft> draft(Set<Sort> sorts) {
        List<Wish> wishes = new ArrayList<>();
        for (Sort sort : Sort.values()) {
            if (sorts.contains(sort)) {
                things(sort).forEach(thing -> wishes.add(Wish.Remove.of(thing.ref(), thing.uid(), true)));
            }
        }
        String freed = ByteSize.text(bytes(sorts));
        return wishes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Draft(new Summary("prune", List.of(Integer.toString(wishes.size()), freed)), wishes));
    }
}
