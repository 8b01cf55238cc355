package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.store.Event;
import dev.pilothouse.platform.playground.store.Key;
import dev.pilothouse.platform.playground.store.Query;
import dev.pilothouse.platform.playground.store.Stored;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.text.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The API as one part of the cluster sees it. */
final class SystemObjects implements Objects {

    private final Registry registry;
    private final Wiring wiring;
    private final Indexes indexes;
    private final Caller caller;

    SystemObjects(Registry registry, Wiring wiring, Indexes indexes, Caller caller) {
        this.registry = registry;
        this.wiring = wiring;
        this.indexes = indexes;
        this.caller = caller;
    }

    @Override
    public Optional<Document> get(String resource, String namespace, String name) {
        return wiring.store().get(new Key(resource, namespace, name)).map(Stored::document);
    }

    @Override
    public List<Document> list(String resource, String namespace) {
        return wiring.store().list(Query.all(resource, namespace)).objects().stream().map(Stored::document).toList();
    }

    @Override
    public List<Document> controlledBy(String resource, String ownerUid) {
        return indexes.controlledBy(resource, ownerUid);
    }

    @Override
    public List<Document> podsOn(String node) {
        return indexes.podsOn(node);
    }

    @Override
    public Document create(String resource, Document object) {
        return registry.create(caller, target(resource, object.namespace(), "", ""), object, options()).object();
    }

    @Override
    public Document update(String resource, Document object) {
        return registry.update(caller, target(resource, object.namespace(), object.name(), ""), object, options()).object();
    }

    @Override
    public Document updateStatus(String resource, Document object) {
        return registry.update(caller, target(resource, object.namespace(), object.name(), "status"), object, options()).object();
    }

    @Override
    public Document patch(String resource, String namespace, String name, Map<String, Object> mergePatch) {
        return patch(target(resource, namespace, name, ""), mergePatch);
    }

    @Override
    public Document patchStatus(String resource, String namespace, String name, Map<String, Object> mergePatch) {
        return patch(target(resource, namespace, name, "status"), mergePatch);
    }

    private Document patch(Target target, Map<String, Object> mergePatch) {
        return registry.patch(caller, target, PatchType.MERGE, Json.write(new Tree(mergePatch)), options()).object();
    }

    @Override
    public void bind(String namespace, String pod, String node) {
        Document binding = Document.of(Map.of(
                "apiVersion", "v1",
                "kind", "Binding",
                "metadata", Map.of("name", pod, "namespace", namespace),
                "target", Map.of("apiVersion", "v1", "kind", "Node", "name", node)));
        registry.create(caller, target("pods", namespace, pod, "binding"), binding, options());
    }

    @Override
    public void delete(String resource, String namespace, String name, DeleteOptions options) {
        try {
            registry.delete(caller, target(resource, namespace, name, ""), options);
        } catch (Refusal refusal) {
            if (refusal.code() != 404) {
                throw refusal;
            }
        }
    }

    @Override
    public Subscription follow(String resource, Consumer<Change> listener) {
        return wiring.store().listen(resource,
                present -> listener.accept(new Change(Change.Type.ADDED, present.document(), Optional.empty())),
                event -> listener.accept(change(event)));
    }

    private static Change change(Event event) {
        Stored before = event.before();
        Change.Type type = event.state().deleted() ? Change.Type.DELETED : before == null ? Change.Type.ADDED : Change.Type.MODIFIED;
        return new Change(type, event.state().document(), Optional.ofNullable(before).map(Stored::document));
    }

    private Target target(String resource, String namespace, String name, String subresource) {
        Resource kept = wiring.schemas().named(resource).orElseThrow(Refusal::noSuchResource);
        return new Target(kept, namespace, name, subresource);
    }

    private WriteOptions options() {
        return WriteOptions.by(caller.agent());
    }
}
