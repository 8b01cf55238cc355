package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.playground.apply.FieldManager;
import dev.pilothouse.schema.Resource;
import java.util.Optional;

/** Who owns which fields after a write, kept in {@code managedFields}. */
final class FieldOwners {

    private final Wiring wiring;

    FieldOwners(Wiring wiring) {
        this.wiring = wiring;
    }

    /** Returns the object with owners after a create, update or patch; the target speaks the version of the object. */
    Document update(Target target, Optional<Document> before, Document object, String manager) {
        return manager(target)
                .map(fields -> fields.update(before, object, manager, wiring.agenda().instant()))
                .orElse(object);
    }

    /** Returns the object with what is applied laid over it, and its owners. */
    Document apply(Target target, Optional<Document> before, Document applied, WriteOptions options) {
        return manager(target)
                .map(fields -> fields.apply(before, applied, options.manager(), options.force(), wiring.agenda().instant()))
                .orElse(applied);
    }

    private Optional<FieldManager> manager(Target target) {
        Resource resource = target.resource();
        Kind kind = resource.kind();
        boolean hasStatus = Wiring.hasStatus(resource);
        return wiring.schemas().schema(kind).map(schema -> new FieldManager(kind, schema, target.subresource(), hasStatus));
    }
}
