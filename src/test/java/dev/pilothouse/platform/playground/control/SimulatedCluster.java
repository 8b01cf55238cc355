package dev.pilothouse.platform.playground.control;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.LiveSchemas;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.registry.ServedRules;
import dev.pilothouse.platform.playground.registry.StoredRegistry;
import dev.pilothouse.platform.playground.registry.Target;
import dev.pilothouse.platform.playground.registry.WriteOptions;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.text.Yaml;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A cluster over the real store and registry, with the controllers under test, in time that is stepped; it has a namespace {@code shop}. */
public final class SimulatedCluster implements AutoCloseable {

    public static final Caller ADMIN = new Caller("admin", List.of("system:masters"), "kubectl");

    public final Agenda agenda = Agenda.standing(Instant.parse("2026-01-01T00:00:00Z"), 3);
    public final LiveSchemas schemas;
    public final StoredRegistry registry;
    public final Objects objects;
    private final List<Subscription> running = new ArrayList<>();

    public SimulatedCluster(Admission... admissions) {
        Store store = new Store(1_000, Store.Window.USUAL, Runnable::run);
        schemas = new LiveSchemas(new BuiltInSchemas(), store);
        registry = new StoredRegistry(store, schemas, new ServedRules(schemas), List.of(admissions), agenda);
        objects = registry.as("test");
        create("{apiVersion: v1, kind: Namespace, metadata: {name: shop}, spec: {finalizers: [kubernetes]}}");
    }

    /** Lets a controller run. */
    public SimulatedCluster with(BiFunction<Objects, Agenda, Controller> made) {
        Controllers controllers = new Controllers(agenda, objects, List.of(made.apply(objects, agenda)));
        running.add(controllers::close);
        controllers.start();
        agenda.settle();
        return this;
    }

    public void closeAtEnd(Subscription part) {
        running.add(part);
    }

    /** Creates the objects of a manifest and does what is due at once. */
    public Document create(String yaml) {
        return createAs(ADMIN, yaml);
    }

    public Document createAs(Caller caller, String yaml) {
        Document last = Document.of(java.util.Map.of());
        for (var entry : Yaml.read(yaml)) {
            Document object = entry.document().orElseThrow();
            var resource = schemas.of(object.apiVersion(), object.kindName()).orElseThrow();
            WriteOptions options = WriteOptions.by(caller.agent());
            last = registry.create(caller, new Target(resource, object.namespace(), "", ""), object, options).object();
        }
        agenda.settle();
        return last;
    }

    public Document patch(String resource, String name, String yaml) {
        Document changed = objects.patch(resource, namespace(resource), name, fields(yaml));
        agenda.settle();
        return changed;
    }

    public Document patchStatus(String resource, String name, String yaml) {
        Document changed = objects.patchStatus(resource, namespace(resource), name, fields(yaml));
        agenda.settle();
        return changed;
    }

    private static java.util.Map<String, Object> fields(String yaml) {
        Document read = Yaml.read("{apiVersion: v1, kind: Patch, metadata: {name: x}, patch: " + yaml + "}").getFirst().document().orElseThrow();
        return read.tree().tree("patch").fields();
    }

    private String namespace(String resource) {
        return schemas.named(resource).orElseThrow().kind().namespaced() ? "shop" : "";
    }

    public void delete(String resource, String name, DeleteOptions.Propagation propagation) {
        objects.delete(resource, namespace(resource), name,
                new DeleteOptions(false, Optional.empty(), Optional.of(propagation), Optional.empty(), Optional.empty()));
        agenda.settle();
    }

    public void pass(Duration time) {
        agenda.step(time);
    }

    public Optional<Document> find(String resource, String name) {
        return objects.get(resource, namespace(resource), name);
    }

    public Tree get(String resource, String name) {
        return find(resource, name).orElseThrow(() -> new AssertionError("no " + resource + " " + name)).tree();
    }

    public List<String> names(String resource) {
        return objects.list(resource, namespace(resource)).stream().map(Document::name).toList();
    }

    @Override
    public void close() {
        running.forEach(Subscription::close);
        registry.close();
        agenda.close();
    }
}
