package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.registry.WriteOptions.FieldValidation;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.schema.BuiltInSchemas;
import dev.pilothouse.schema.Schemas;
import dev.pilothouse.text.Yaml;
import java.time.Instant;
import java.util.List;

/** A registry over an empty store, with a namespace {@code shop} and a time that stands still. */
public final class SmallCluster implements AutoCloseable {

    public static final Caller ALICE = new Caller("alice", List.of("system:masters"), "kubectl");
    static final WriteOptions OPTIONS = new WriteOptions(false, "kubectl", FieldValidation.IGNORE, false);
    static final DeleteOptions DELETE = new DeleteOptions(
            false, java.util.Optional.empty(), java.util.Optional.empty(), java.util.Optional.empty(), java.util.Optional.empty());

    public final Agenda agenda = Agenda.standing(Instant.parse("2026-01-01T00:00:00Z"), 1);
    public final Schemas schemas;
    public final Store store;
    public final StoredRegistry registry;

    public SmallCluster(Admission... admissions) {
        this(Store.Window.USUAL, admissions);
    }

    public SmallCluster(Store.Window window, Admission... admissions) {
        this(store(window), new SmallSchemas(), ObjectRules.NONE, admissions);
    }

    private SmallCluster(Store store, Schemas schemas, ObjectRules rules, Admission... admissions) {
        this.store = store;
        this.schemas = schemas;
        registry = new StoredRegistry(store, schemas, rules, List.of(admissions), agenda);
        create("namespaces", "", "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}");
    }

    private static Store store(Store.Window window) {
        return new Store(1_000, window, task -> Thread.ofVirtual().start(task));
    }

    /** Returns one with the kinds and rules of a real cluster. */
    public static SmallCluster real(Admission... admissions) {
        Store store = store(Store.Window.USUAL);
        LiveSchemas schemas = new LiveSchemas(new BuiltInSchemas(), store);
        return new SmallCluster(store, schemas, new ServedRules(schemas), admissions);
    }

    Target target(String resource, String namespace, String name) {
        return target(resource, namespace, name, "");
    }

    Target target(String resource, String namespace, String name, String subresource) {
        return new Target(schemas.named(resource).orElseThrow(), namespace, name, subresource);
    }

    Document create(String resource, String namespace, String yaml) {
        return registry.create(ALICE, target(resource, namespace, ""), yaml(yaml), OPTIONS).object();
    }

    Document get(String resource, String namespace, String name) {
        return registry.get(ALICE, target(resource, namespace, name));
    }

    Document merge(String resource, String namespace, String name, String json) {
        return registry.patch(ALICE, target(resource, namespace, name), PatchType.MERGE, json, OPTIONS).object();
    }

    static Document yaml(String text) {
        return Yaml.read(text).getFirst().document().orElseThrow();
    }

    @Override
    public void close() {
        registry.close();
        agenda.close();
    }
}
