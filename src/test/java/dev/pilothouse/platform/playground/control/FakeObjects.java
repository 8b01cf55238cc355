package dev.pilothouse.platform.playground.control;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.MergePatch;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Objects in memory, as far as controllers need them: versions, generations, uids, conflicts, graceful deletion of pods; no defaults. */
final class FakeObjects implements Objects {

    private final InstantSource time;
    private final Map<String, Map<String, Document>> kept = new HashMap<>();
    private final Map<String, List<Consumer<Change>>> listeners = new HashMap<>();
    private long version;

    /** Is asked before anything is created; throws what is to go wrong. */
    Consumer<Document> admission = _ -> {};

    FakeObjects(InstantSource time) {
        this.time = time;
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }

    private Map<String, Document> of(String resource) {
        return kept.computeIfAbsent(resource, _ -> new TreeMap<>());
    }

    private static Kind kind(String resource) {
        int dot = resource.indexOf('.');
        String plural = dot < 0 ? resource : resource.substring(0, dot);
        return Kind.namespaced(dot < 0 ? "" : resource.substring(dot + 1), "v1", plural, plural);
    }

    @Override
    public Optional<Document> get(String resource, String namespace, String name) {
        return Optional.ofNullable(of(resource).get(key(namespace, name)));
    }

    @Override
    public List<Document> list(String resource, String namespace) {
        return of(resource).values().stream().filter(object -> namespace.isEmpty() || object.namespace().equals(namespace)).toList();
    }

    @Override
    public List<Document> controlledBy(String resource, String ownerUid) {
        return of(resource).values().stream()
                .filter(object -> Owners.controllerOf(object).filter(owner -> owner.text("uid").equals(ownerUid)).isPresent())
                .toList();
    }

    @Override
    public List<Document> podsOn(String node) {
        return of("pods").values().stream().filter(pod -> Pods.node(pod).equals(node)).toList();
    }

    @Override
    public Document create(String resource, Document object) {
        if (get(resource, object.namespace(), object.name()).isPresent()) {
            throw Refusal.alreadyExists(kind(resource), object.name());
        }
        admission.accept(object);
        Document stamped = Edit.set(object, "uid-" + ++version, "metadata", "uid");
        stamped = Edit.set(stamped, Timestamps.write(time.instant()), "metadata", "creationTimestamp");
        return put(resource, Edit.set(stamped, 1L, "metadata", "generation"), Optional.empty());
    }

    private Document put(String resource, Document object, Optional<Document> before) {
        Document now = Edit.set(object, Long.toString(++version), "metadata", "resourceVersion");
        of(resource).put(key(now.namespace(), now.name()), now);
        tell(resource, new Change(before.isPresent() ? Change.Type.MODIFIED : Change.Type.ADDED, now, before));
        return now;
    }

    private void tell(String resource, Change change) {
        listeners.getOrDefault(resource, List.of()).forEach(listener -> listener.accept(change));
    }

    @Override
    public Document update(String resource, Document object) {
        return change(resource, object.namespace(), object.name(), before -> {
            refuseOld(resource, object, before);
            Tree status = before.tree().tree("status");
            return status.equals(Tree.EMPTY) ? object : Edit.set(object, status.fields(), "status");
        });
    }

    @Override
    public Document updateStatus(String resource, Document object) {
        return change(resource, object.namespace(), object.name(), before -> {
            refuseOld(resource, object, before);
            return Edit.set(before, object.tree().tree("status").fields(), "status");
        });
    }

    private static void refuseOld(String resource, Document object, Document before) {
        if (!object.version().equals(before.version())) {
            throw Refusal.conflict(kind(resource), object.name(), "the object has been modified");
        }
    }

    private Document change(String resource, String namespace, String name, UnaryOperator<Document> edit) {
        Document before = get(resource, namespace, name).orElseThrow(() -> Refusal.notFound(kind(resource), name));
        Document after = edit.apply(before);
        if (after.equals(before)) {
            return before;
        }
        if (!after.tree().tree("spec").equals(before.tree().tree("spec"))) {
            after = Edit.set(after, before.tree().number(0, "metadata", "generation") + 1, "metadata", "generation");
        }
        if (Owners.beingDeleted(after) && after.tree().list("metadata", "finalizers").isEmpty() && !resource.equals("pods")) {
            remove(resource, after);
            return after;
        }
        return put(resource, after, Optional.of(before));
    }

    @Override
    public Document patch(String resource, String namespace, String name, Map<String, Object> mergePatch) {
        return change(resource, namespace, name, before -> new Document(MergePatch.apply(before.tree(), new Tree(mergePatch))));
    }

    @Override
    public Document patchStatus(String resource, String namespace, String name, Map<String, Object> mergePatch) {
        return patch(resource, namespace, name, mergePatch);
    }

    @Override
    public void bind(String namespace, String pod, String node) {
        patch("pods", namespace, pod, Map.of("spec", Map.of("nodeName", node)));
    }

    @Override
    public void delete(String resource, String namespace, String name, DeleteOptions options) {
        Optional<Document> found = get(resource, namespace, name);
        if (found.isEmpty()) {
            return;
        }
        boolean atOnce = options.graceSeconds().filter(seconds -> seconds == 0).isPresent();
        boolean waits = (resource.equals("pods") && !atOnce && !Pods.node(found.get()).isEmpty() && !Pods.finished(found.get()))
                || !found.get().tree().list("metadata", "finalizers").isEmpty();
        if (waits) {
            patch(resource, namespace, name, Map.of("metadata", Map.of("deletionTimestamp", Timestamps.write(time.instant()))));
        } else {
            remove(resource, found.get());
        }
    }

    private void remove(String resource, Document object) {
        of(resource).remove(key(object.namespace(), object.name()));
        tell(resource, new Change(Change.Type.DELETED, object, Optional.of(object)));
    }

    @Override
    public Subscription follow(String resource, Consumer<Change> listener) {
        listeners.computeIfAbsent(resource, _ -> new ArrayList<>()).add(listener);
        of(resource).values().forEach(object -> listener.accept(new Change(Change.Type.ADDED, object, Optional.empty())));
        return () -> listeners.get(resource).remove(listener);
    }
}
