package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.playground.store.Event;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.platform.playground.store.Stored;
import dev.pilothouse.platform.playground.validation.CustomDefinition;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schemas;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The kinds that a cluster serves at the moment: those of the release, and after them those that its own CustomResourceDefinitions
 * establish. A definition counts as soon as it is kept.
 */
public final class LiveSchemas implements Schemas {

    private final Schemas builtIn;
    private final Schema metadata;

    /** Definitions by the name of their resource; replaced as a whole under the store's lock. */
    private volatile Map<String, CustomDefinition> definitions = Map.of();

    private volatile List<Resource> custom = List.of();

    public LiveSchemas(Schemas builtIn, Store store) {
        this.builtIn = builtIn;
        this.metadata = builtIn.schema("v1", "Namespace")
                .flatMap(namespace -> namespace.field("metadata"))
                .orElseThrow(() -> new IllegalArgumentException("Nothing is known of metadata"));
        var _ = store.listen(Wiring.DEFINITIONS, this::take, this::take);
    }

    private void take(Event event) {
        if (event.state().deleted()) {
            Map<String, CustomDefinition> fewer = new TreeMap<>(definitions);
            fewer.remove(event.state().key().name());
            serve(fewer);
        } else {
            take(event.state());
        }
    }

    private void take(Stored stored) {
        Map<String, CustomDefinition> more = new TreeMap<>(definitions);
        more.put(stored.key().name(), new CustomDefinition(stored.document(), metadata));
        serve(more);
    }

    private void serve(Map<String, CustomDefinition> all) {
        definitions = all;
        custom = all.values().stream().filter(CustomDefinition::established).flatMap(one -> one.resources().stream()).toList();
    }

    Schema metadata() {
        return metadata;
    }

    /** Finds the definition of a custom kind by the name of its resource, for example {@code shops.demo.example.com}. */
    public Optional<CustomDefinition> definition(String resource) {
        return Optional.ofNullable(definitions.get(resource));
    }

    /** Returns all definitions, whether they are served or not. */
    public Collection<CustomDefinition> definitions() {
        return definitions.values();
    }

    @Override
    public List<Resource> resources() {
        List<Resource> now = custom;
        return now.isEmpty() ? builtIn.resources() : Stream.concat(builtIn.resources().stream(), now.stream()).toList();
    }

    @Override
    public Optional<Resource> at(String group, String version, String plural) {
        return builtIn.at(group, version, plural)
                .or(() -> find(kind -> kind.group().equals(group) && kind.version().equals(version) && kind.plural().equals(plural)));
    }

    @Override
    public Optional<Resource> of(String apiVersion, String kindName) {
        return builtIn.of(apiVersion, kindName).or(() -> find(kind -> kind.apiVersion().equals(apiVersion) && kind.name().equals(kindName)));
    }

    @Override
    public Optional<Resource> named(String name) {
        return builtIn.named(name).or(() -> definition(name).filter(CustomDefinition::established).flatMap(LiveSchemas::kept));
    }

    /** Returns the resource in the version that is kept, which need not be served. */
    private static Optional<Resource> kept(CustomDefinition definition) {
        String version = definition.storageVersion();
        return definition.resources().stream()
                .filter(resource -> resource.kind().version().equals(version))
                .findFirst()
                .or(() -> definition.resources().stream().findFirst().map(served -> inVersion(served, definition.kind(version))));
    }

    private static Resource inVersion(Resource served, Kind kind) {
        return new Resource(
                kind, served.singular(), served.shortNames(), served.categories(), served.verbs(), served.subresources(), kind.version());
    }

    private Optional<Resource> find(Predicate<Kind> wanted) {
        return custom.stream().filter(resource -> wanted.test(resource.kind())).findFirst();
    }

    @Override
    public Optional<Schema> schema(Kind kind) {
        return builtIn.schema(kind).or(() -> definition(kind.qualifiedPlural()).flatMap(one -> one.schema(kind.version())));
    }

    @Override
    public Optional<Schema> schema(String apiVersion, String kindName) {
        return builtIn.schema(apiVersion, kindName).or(() -> of(apiVersion, kindName).flatMap(resource -> schema(resource.kind())));
    }
}
