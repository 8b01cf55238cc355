package dev.pilothouse.platform.playground.control.cluster;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.registry.Registry;
import dev.pilothouse.platform.playground.registry.Target;
import dev.pilothouse.platform.playground.registry.WriteOptions;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Schemas;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Empties a namespace that is being deleted, tells in its conditions what is left, and lets it go when nothing is. */
public final class NamespaceLifecycle implements Controller {

    /** Time in which nothing happens yet, as kube-controller-manager waits so that others learn of the deletion. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Registry registry;
    private final Objects objects;
    private final Schemas schemas;
    private final InstantSource clock;

    /**
     * Makes the controller.
     *
     * @param registry for the path {@code finalize}, which alone may let a namespace go
     */
    public NamespaceLifecycle(Registry registry, Objects objects, Schemas schemas, InstantSource clock) {
        this.registry = registry;
        this.objects = objects;
        this.schemas = schemas;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "namespace-controller";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(new Trigger("namespaces", change -> change.object().tree().has("metadata", "deletionTimestamp")
                ? List.of(new Name("", change.object().name()))
                : List.of()));
    }

    @Override
    public Optional<Duration> reconcile(Name name) {
        Document namespace = objects.get("namespaces", "", name.name()).orElse(null);
        if (namespace == null || !namespace.tree().has("metadata", "deletionTimestamp")) {
            return Optional.empty();
        }
        Duration patience = Duration.between(clock.instant(), Instant.parse(namespace.tree().text("metadata", "deletionTimestamp")).plus(GRACE));
        if (patience.isPositive()) {
            return Optional.of(patience);
        }
        Rest rest = empty(name.name());
        report(namespace, rest);
        if (!rest.counts().isEmpty()) {
            return Optional.of(LOOK_AGAIN);
        }
        objects.get("namespaces", "", name.name()).ifPresent(this::finish);
        return Optional.empty();
    }

    /** What is still there: how many of each resource, and how many objects wait for each finalizer. */
    private record Rest(Map<String, Integer> counts, Map<String, Integer> finalizers, List<String> failures) {}

    private Rest empty(String namespace) {
        Rest rest = new Rest(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        Set<String> seen = new LinkedHashSet<>();
        for (Resource resource : schemas.resources()) {
            if (resource.kind().namespaced() && resource.verbs().contains("delete") && resource.verbs().contains("list") && seen.add(resource.name())) {
                empty(namespace, resource, rest);
            }
        }
        return rest;
    }

    private void empty(String namespace, Resource resource, Rest rest) {
        for (Document object : objects.list(resource.name(), namespace)) {
            try {
                if (!object.tree().has("metadata", "deletionTimestamp")) {
                    objects.delete(resource.name(), namespace, object.name(), DeleteOptions.background());
                }
            } catch (Refusal e) {
                rest.failures().add(String.valueOf(e.getMessage()));
            }
            objects.get(resource.name(), namespace, object.name()).ifPresent(left -> {
                rest.counts().merge(resource.name().contains(".") ? resource.name() : resource.name() + ".", 1, Integer::sum);
                GarbageCollector.finalizers(left).forEach(finalizer -> rest.finalizers().merge(finalizer, 1, Integer::sum));
            });
        }
    }

    private void report(Document namespace, Rest rest) {
        String left = rest.counts().entrySet().stream()
                .map(entry -> entry.getKey() + " has " + entry.getValue() + " resource instances")
                .collect(Collectors.joining(", ", "Some resources are remaining: ", ""));
        String finalizers = rest.finalizers().entrySet().stream()
                .map(entry -> entry.getKey() + " in " + entry.getValue() + " resource instances")
                .collect(Collectors.joining(", ", "Some content in the namespace has finalizers remaining: ", ""));
        boolean some = !rest.counts().isEmpty();
        boolean held = !rest.finalizers().isEmpty();
        boolean failed = !rest.failures().isEmpty();
        Instant now = clock.instant();
        List<Map<String, Object>> conditions = Conditions.of(namespace.tree())
                .set("NamespaceDeletionDiscoveryFailure", false, "ResourcesDiscovered", "All resources successfully discovered", now)
                .set("NamespaceDeletionGroupVersionParsingFailure", false, "ParsedGroupVersions", "All legacy kube types successfully parsed", now)
                .set("NamespaceDeletionContentFailure", failed, failed ? "ContentDeletionFailed" : "ContentDeleted",
                        failed ? "Failed to delete all resource types, " + rest.failures().size() + " remaining: " + String.join(", ", rest.failures())
                                : "All content successfully deleted, may be waiting on finalization", now)
                .set("NamespaceContentRemaining", some, some ? "SomeResourcesRemain" : "ContentRemoved",
                        some ? left : "All content successfully removed", now)
                .set("NamespaceFinalizersRemaining", held, held ? "SomeFinalizersRemain" : "ContentHasNoFinalizers",
                        held ? finalizers : "All content-preserving finalizers finished", now)
                .fields();
        Map<String, Object> status = Edit.object("phase", "Terminating", "conditions", conditions);
        if (!status.equals(namespace.tree().tree("status").fields())) {
            objects.patchStatus("namespaces", "", namespace.name(), Edit.object("status", status));
        }
    }

    private void finish(Document namespace) {
        List<?> others = namespace.tree().list("spec", "finalizers").stream().filter(finalizer -> !"kubernetes".equals(finalizer)).toList();
        Target finalize = new Target(schemas.named("namespaces").orElseThrow(), "", namespace.name(), "finalize");
        Document free = Document.of(Edit.with(namespace.fields(), others, "spec", "finalizers"));
        registry.update(Caller.system(name()), finalize, free, WriteOptions.by(name()));
    }
}
