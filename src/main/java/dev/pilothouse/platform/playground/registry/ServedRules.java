package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.validation.Defaults;
import dev.pilothouse.platform.playground.validation.Rules;
import dev.pilothouse.platform.playground.validation.Warnings;
import dev.pilothouse.schema.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of a real API server. */
public final class ServedRules implements ObjectRules {

    @Override
    public Read read(Resource resource, Map<String, Object> object) {
        return new Read(Defaults.fill(resource.kind(), object), List.of());
    }

    @Override
    public List<Cause> check(Resource resource, String subresource, Optional<Document> before, Document object) {
        Kind kind = resource.kind();
        if (before.isEmpty()) {
            return Rules.create(kind, object);
        }
        return subresource.isEmpty() ? Rules.update(kind, before.get(), object) : Rules.updateStatus(kind, before.get(), object);
    }

    @Override
    public List<String> warnings(Resource resource, Document object) {
        return Warnings.of(resource.kind(), object);
    }
}
