package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.validation.CustomDefinition;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schemas;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The built-in kinds, and after them what one CustomResourceDefinition serves. */
final class WithCustomKind implements Schemas {

    private final Schemas builtIn;
    private CustomDefinition definition;

    WithCustomKind(Schemas builtIn, Tree definition) {
        this.builtIn = builtIn;
        this.definition = read(definition);
    }

    /** Puts another definition in place of the one that was. */
    void change(Tree other) {
        definition = read(other);
    }

    private CustomDefinition read(Tree document) {
        Schema metadata = builtIn.schema("v1", "Namespace").flatMap(namespace -> namespace.field("metadata")).orElseThrow();
        return new CustomDefinition(new Document(document), metadata);
    }

    @Override
    public List<Resource> resources() {
        return Stream.concat(builtIn.resources().stream(), definition.resources().stream()).toList();
    }

    @Override
    public Optional<Resource> at(String group, String version, String plural) {
        return builtIn.at(group, version, plural);
    }

    @Override
    public Optional<Resource> of(String apiVersion, String kindName) {
        return builtIn.of(apiVersion, kindName);
    }

    @Override
    public Optional<Resource> named(String name) {
        return builtIn.named(name);
    }

    @Override
    public Optional<Schema> schema(Kind kind) {
        return schema(kind.apiVersion(), kind.name());
    }

    @Override
    public Optional<Schema> schema(String apiVersion, String kindName) {
        return definition.resources().stream()
                .map(Resource::kind)
                .filter(kind -> kind.apiVersion().equals(apiVersion) && kind.name().equals(kindName))
                .findFirst()
                .<Optional<Schema>>map(kind -> definition.schema(kind.version()).map(Schema.class::cast))
                .orElseGet(() -> builtIn.schema(apiVersion, kindName));
    }
}
