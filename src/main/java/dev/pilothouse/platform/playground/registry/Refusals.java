package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.List;
import java.util.Map;

/** Refusals that only the verbs make. */
final class Refusals {

    private static final String MODIFIED = "the object has been modified; please apply your changes to the latest version and try again";

    private Refusals() {}

    static Refusal invalidOptions(String kind, List<Cause> causes) {
        return Refusal.invalid(new Kind("meta.k8s.io", "v1", kind, kind, false), "", causes);
    }

    static Refusal modified(Target target) {
        return Refusal.conflict(target.resource().kind(), target.name(), MODIFIED);
    }

    /** As a real API server says what it did not foresee. */
    static Refusal internal(String message) {
        return new Refusal(500, "InternalError", message, Map.of());
    }
}
