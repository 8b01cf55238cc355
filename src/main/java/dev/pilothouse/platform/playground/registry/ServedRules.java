package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.validation.CustomDefinition;
import dev.pilothouse.platform.playground.validation.CustomDefinitionRules;
import dev.pilothouse.platform.playground.validation.CustomObjects;
import dev.pilothouse.platform.playground.validation.Decoding;
import dev.pilothouse.platform.playground.validation.Defaults;
import dev.pilothouse.platform.playground.validation.Rules;
import dev.pilothouse.platform.playground.validation.Warnings;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.text.Edit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of a real API server for the kinds of the release, and those that definitions set for custom kinds. */
public final class ServedRules implements ObjectRules {

    private final LiveSchemas schemas;

    public ServedRules(LiveSchemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public Read read(Resource resource, Map<String, Object> object) {
        Optional<CustomDefinition> definition = schemas.definition(resource.name());
        if (definition.isPresent()) {
            return custom(definition.get(), resource, object);
        }
        Decoding.Read read = schemas.schema(resource.kind())
                .map(schema -> Decoding.read(schema, object))
                .orElseGet(() -> new Decoding.Read(object, List.of(), Optional.empty()));
        if (read.mismatch().isPresent()) {
            return new Read(object, read.unknown(), read.mismatch());
        }
        Map<String, Object> filled = Defaults.fill(resource.kind(), read.object());
        return new Read(resource.name().equals(Wiring.DEFINITIONS) ? Definitions.filled(filled) : filled, read.unknown());
    }

    private Read custom(CustomDefinition definition, Resource resource, Map<String, Object> object) {
        Decoding.Read metadata = Decoding.read(schemas.metadata(), new Tree(object).tree("metadata").fields());
        CustomObjects.Read read = new CustomObjects(definition).read(resource.kind().version(), Edit.with(object, metadata.object(), "metadata"));
        return new Read(read.object(), read.unknown(), metadata.mismatch());
    }

    @Override
    public Document settled(Resource resource, Optional<Document> before, Document object, Instant now) {
        return resource.name().equals(Wiring.DEFINITIONS)
                ? Definitions.settled(object, before.isEmpty(), schemas.definitions(), now)
                : object;
    }

    @Override
    public List<Cause> check(Resource resource, String subresource, Optional<Document> before, Document object) {
        List<Cause> causes = new ArrayList<>(general(resource.kind(), subresource, before, object));
        if (resource.name().equals(Wiring.DEFINITIONS) && !subresource.equals("status")) {
            defined(object).refuseWebhooks();
            causes.addAll(CustomDefinitionRules.check(object.fields(), before.map(Document::fields)));
        }
        schemas.definition(resource.name())
                .map(CustomObjects::new)
                .ifPresent(custom -> causes.addAll(
                        custom.check(resource.kind().version(), subresource, before.map(Document::fields), object.fields())));
        return causes;
    }

    private static List<Cause> general(Kind kind, String subresource, Optional<Document> before, Document object) {
        if (before.isEmpty()) {
            return Rules.create(kind, object);
        }
        return subresource.isEmpty() ? Rules.update(kind, before.get(), object) : Rules.updateStatus(kind, before.get(), object);
    }

    @Override
    public List<String> warnings(Resource resource, Optional<Document> before, Document object) {
        Kind kind = resource.kind();
        List<String> warnings = new ArrayList<>(
                before.map(old -> Warnings.ofUpdate(kind, old, object)).orElseGet(() -> Warnings.of(kind, object)));
        if (resource.name().equals(Wiring.DEFINITIONS)) {
            warnings.addAll(defined(object).warnings());
        }
        schemas.definition(resource.name()).flatMap(one -> one.deprecation(kind.version())).ifPresent(warnings::add);
        return warnings;
    }

    private CustomDefinition defined(Document object) {
        return new CustomDefinition(object, schemas.metadata());
    }
}
