package dev.pilothouse.guide.probe;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.PodSpec;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Fields;
import dev.pilothouse.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The container of a workload whose probes are looked at or changed, and the draft that changes them and nothing else.
 *
 * @param field the list that holds it, {@code containers} or, of a sidecar, {@code initContainers}
 * @param now the probes that it has
 */
public record ProbedContainer(ResourceRef ref, Document live, String field, String name, Probes now) {

    private static final long USUAL_GRACE = 30;
    private static final Set<String> GROUPS = Set.of("", "apps", "batch");

    /** Tells whether objects of the kind have containers, so that there are probes to look at. */
    public static boolean fits(Kind kind) {
        return GROUPS.contains(kind.group()) && !PodSpec.path(kind.name()).isEmpty();
    }

    /** Tells whether the server lets probes of such objects be changed; of a pod and of a job it does not. */
    public static boolean changeable(Kind kind) {
        return fits(kind) && !kind.name().equals("Pod") && !kind.name().equals("Job");
    }

    /** Returns the containers that can have probes: the usual ones, then sidecars. */
    public static List<ProbedContainer> of(ResourceRef ref, Document live) {
        Tree spec = fits(ref.kind()) ? PodSpec.of(live) : Tree.EMPTY;
        Stream<ProbedContainer> usual = spec.trees("containers").stream().map(container -> of(ref, live, "containers", container));
        Stream<ProbedContainer> sidecars = spec.trees("initContainers").stream()
                .filter(container -> container.text("restartPolicy").equals("Always"))
                .map(container -> of(ref, live, "initContainers", container));
        return Stream.concat(usual, sidecars).toList();
    }

    private static ProbedContainer of(ResourceRef ref, Document live, String field, Tree container) {
        return new ProbedContainer(ref, live, field, container.text("name"), Probes.read(container));
    }

    /** Returns the container itself. */
    public Tree container() {
        return spec().trees(field).stream().filter(container -> container.text("name").equals(name)).findFirst().orElse(Tree.EMPTY);
    }

    private List<String> path() {
        return PodSpec.path(ref.kind().name());
    }

    private Tree spec() {
        return PodSpec.of(live);
    }

    /** Returns how long the pod may take to stop, in seconds. */
    public long graceSeconds() {
        return spec().number(USUAL_GRACE, "terminationGracePeriodSeconds");
    }

    /** Returns the object as it would be with these probes. */
    public Document with(Probes probes) {
        return Document.of(in(live.fields(), path(), probes));
    }

    private Map<String, Object> in(Map<String, Object> fields, List<String> path, Probes probes) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        if (path.isEmpty()) {
            List<Object> containers = new ArrayList<>(new Tree(fields).list(field));
            containers.replaceAll(element -> element instanceof Map<?, ?> map && name.equals(map.get("name")) ? written(probes) : element);
            changed.put(field, containers);
        } else {
            changed.put(path.getFirst(), in(new Tree(fields).tree(path.getFirst()).fields(), path.subList(1, path.size()), probes));
        }
        return changed;
    }

    private Map<String, Object> written(Probes probes) {
        Tree container = container();
        Map<String, Object> fields = new LinkedHashMap<>(container.fields());
        changes(probes).forEach((name, value) -> {
            if (value == null) {
                fields.remove(name);
            } else {
                fields.put(name, value);
            }
        });
        return fields;
    }

    /** Returns the fields of the container that differ, null for those that go. */
    private Map<String, @Nullable Object> changes(Probes probes) {
        Tree container = container();
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        for (ProbeKind kind : ProbeKind.values()) {
            Optional<Probe> wanted = probes.get(kind);
            if (!wanted.equals(now.get(kind))) {
                changes.put(kind.field(), wanted.map(probe -> probe.over(container.tree(kind.field()))).orElse(null));
            }
        }
        return changes;
    }

    /** Tells whether these probes are others than it has. */
    public boolean changes(ProbeKind kind, Probes probes) {
        return !probes.get(kind).equals(now.get(kind));
    }

    /**
     * Makes the draft. Numbers are set field by field, so that other people's fields stay theirs; where something goes away, as with another
     * way of asking, the difference is laid over the object.
     */
    public Draft draft(Probes probes) {
        Document wanted = with(probes);
        Map<String, Object> container = new LinkedHashMap<>();
        container.put("name", name);
        changes(probes).forEach((kind, value) -> {
            if (value instanceof Map<?, ?> probe) {
                container.put(kind, differing(container().tree(kind).fields(), probe));
            }
        });
        Map<String, Object> fields = Map.of(field, List.of(container));
        for (String step : path().reversed()) {
            fields = Map.of(step, fields);
        }
        Tree set = new Tree(fields);
        Wish wish = Fields.overlay(live.tree(), set).equals(wanted.tree()) ? new Wish.SetFields(ref, set) : new Wish.Restore(ref, wanted, live);
        return new Draft(new Summary("probes", List.of(ref.shortName(), name)), List.of(wish));
    }

    private static Map<String, Object> differing(Map<String, Object> before, Map<?, ?> after) {
        Map<String, Object> differing = new LinkedHashMap<>();
        after.forEach((name, value) -> {
            if (!value.equals(before.get(String.valueOf(name)))) {
                differing.put(String.valueOf(name), value);
            }
        });
        return differing;
    }

    /** Writes probes down in one line, so that {@link #read} finds them again. */
    public String write(Probes probes) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("name", name);
        Tree container = new Tree(written(probes));
        for (ProbeKind kind : ProbeKind.values()) {
            container.at(kind.field()).ifPresent(probe -> kept.put(kind.field(), probe));
        }
        return Json.write(new Tree(kept));
    }

    /** Reads the probes that were written down for this container among those of others, a line each. */
    public Optional<Probes> read(String text) {
        return text.lines()
                .map(Json::read)
                .filter(kept -> kept.text("name").equals(name))
                .findFirst()
                .map(Probes::read);
    }

    /** Returns what else follows from changing them. */
    public List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        Tree tree = live.tree();
        switch (ref.kind().name()) {
            case "Deployment" -> effects.add(
                    tree.isTrue("spec", "paused") ? Effect.note("guide.probe.paused") : Effect.note("guide.probe.rollout", replicas(tree)));
            case "StatefulSet", "DaemonSet" -> effects.add(
                    tree.text("spec", "updateStrategy", "type").equals("OnDelete")
                            ? Effect.note("guide.probe.new-pods")
                            : Effect.note("guide.probe.rollout", replicas(tree)));
            case "CronJob" -> effects.add(Effect.note("guide.probe.next-run"));
            case "Pod", "Job" -> effects.add(Effect.warning("guide.probe.fixed", ref.kind().name()));
            default -> effects.add(Effect.note("guide.probe.new-pods"));
        }
        tree.trees("metadata", "ownerReferences").stream()
                .filter(owner -> owner.isTrue("controller"))
                .forEach(owner -> effects.add(Effect.warning("guide.probe.owned", owner.text("kind") + " " + owner.text("name"))));
        return effects;
    }

    private static String replicas(Tree tree) {
        return Long.toString(tree.number(tree.number(1, "status", "desiredNumberScheduled"), "spec", "replicas"));
    }
}
