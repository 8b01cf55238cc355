package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.control.Controller;
import dev.pilothouse.platform.playground.control.Controllers;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.platform.playground.registry.Caller;
import dev.pilothouse.platform.playground.registry.LiveSchemas;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.registry.ServedRules;
import dev.pilothouse.platform.playground.registry.StoredRegistry;
import dev.pilothouse.platform.playground.registry.Target;
import dev.pilothouse.platform.playground.registry.WriteOptions;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Schemas;
import dev.pilothouse.text.Yaml;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** A cluster in small for tests: store and registry, a kubelet that does little, and controllers, in time that is stepped. */
public final class Stage implements AutoCloseable {

    public static final String NAMESPACE = "shop";

    public final Agenda agenda = Agenda.standing(Instant.parse("2026-01-01T00:00:00Z"), 7);
    private final Schemas schemas;
    private final StoredRegistry registry;
    public final Objects objects;
    final FakeKubelet kubelet;
    private final Controllers controllers;

    /** Is asked before anything is created; throws what is to go wrong. */
    Consumer<Document> onCreate = _ -> {};

    public Stage(List<BiFunction<Objects, Agenda, Controller>> made) {
        Store store = new Store(1, Store.Window.USUAL, Runnable::run);
        Admission admission = new Admission() {
            @Override
            public Document mutate(Request request, Document object) {
                if (request.operation() == Operation.CREATE) {
                    onCreate.accept(object);
                }
                return object;
            }
        };
        LiveSchemas live = new LiveSchemas(new BuiltInSchemas(), store);
        schemas = live;
        registry = new StoredRegistry(store, live, new ServedRules(live), List.of(admission, new EvictionGuard(agenda)), agenda);
        objects = registry.as("kube-controller-manager");
        objects.create("namespaces", Document.of(Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", NAMESPACE))));
        kubelet = new FakeKubelet(objects, agenda);
        controllers = new Controllers(agenda, objects, made.stream().map(make -> make.apply(objects, agenda)).toList());
        kubelet.start();
        controllers.start();
    }

    /** Creates an object of a manifest in the namespace of the stage. */
    public Document create(String resource, String yaml) {
        return objects.create(resource, Edit.set(read(yaml), NAMESPACE, "metadata", "namespace"));
    }

    private static Document read(String yaml) {
        return Yaml.read(yaml).getFirst().document().orElseThrow();
    }

    /** Changes the spec of an object. */
    void patch(String resource, String name, String yaml) {
        Tree patch = read("apiVersion: v1\nkind: Patch\nmetadata: {name: " + name + "}\nspec: " + yaml).tree();
        objects.patch(resource, NAMESPACE, name, Map.of("spec", patch.tree("spec").fields()));
    }

    public void pass(String time) {
        agenda.step(Duration.parse("PT" + time));
    }

    /** Asks for a pod to be evicted, as {@code kubectl drain} does. */
    void evict(String pod) {
        Target target = new Target(schemas.named("pods").orElseThrow(), NAMESPACE, pod, "eviction");
        registry.create(Caller.system("admin"), target, read("{apiVersion: policy/v1, kind: Eviction, metadata: {name: " + pod + "}}"),
                WriteOptions.by("kubectl"));
    }

    Tree get(String resource, String name) {
        return objects.get(resource, NAMESPACE, name).orElseThrow().tree();
    }

    public List<Document> list(String resource) {
        return objects.list(resource, NAMESPACE);
    }

    List<String> names(String resource) {
        return list(resource).stream().map(Document::name).toList();
    }

    /** Returns a condition as {@code True Reason: message}, empty when there is none. */
    String condition(String resource, String name, String type) {
        return Conditions.of(get(resource, name)).find(type)
                .map(condition -> condition.text("status") + " " + condition.text("reason") + ": " + condition.text("message"))
                .orElse("");
    }

    /** Returns what was told about an object, in the order in which it was told first, as {@code Reason: message}. */
    List<String> events(String kind, String name) {
        return list("events").stream()
                .filter(event -> event.tree().text("involvedObject", "kind").equals(kind)
                        && event.tree().text("involvedObject", "name").equals(name))
                .map(event -> event.tree().text("reason") + ": " + event.tree().text("message"))
                .toList();
    }

    @Override
    public void close() {
        controllers.close();
        registry.close();
        agenda.close();
    }
}
