package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.schema.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What kinds ask of their objects, as far as one object alone can tell: known fields, defaults, rules. */
public interface ObjectRules {

    /** Asks nothing. */
    ObjectRules NONE = new ObjectRules() {};

    /**
     * What was read.
     *
     * @param unknown a sentence for each field that is not known, for example {@code unknown field "spec.foo"}
     * @param mismatch why the object cannot be of its kind, if so, for example {@code json: cannot unmarshal string into …}
     */
    record Read(Map<String, Object> object, List<String> unknown, Optional<String> mismatch) {

        /** An object of its kind. */
        public Read(Map<String, Object> object, List<String> unknown) {
            this(object, unknown, Optional.empty());
        }
    }

    /** Reads an object in the version of the resource: without fields that are not known, with what stands for absent ones. */
    default Read read(Resource resource, Map<String, Object> object) {
        return new Read(object, List.of());
    }

    /** Returns an object that is about to be kept with what the server itself says of it. */
    default Document settled(Resource resource, Optional<Document> before, Document object, Instant now) {
        return object;
    }

    /**
     * Returns what is wrong.
     *
     * @param subresource under which it is written, empty for the object itself
     * @param before empty when it is new
     */
    default List<Cause> check(Resource resource, String subresource, Optional<Document> before, Document object) {
        return List.of();
    }

    /**
     * Returns what is allowed but unwise, in sentences for the header Warning.
     *
     * @param before empty when it is new
     */
    default List<String> warnings(Resource resource, Optional<Document> before, Document object) {
        return List.of();
    }
}
