package dev.pilothouse.topology;

import dev.pilothouse.diagnosis.Diagnosis;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import java.util.List;
import java.util.Optional;

/**
 * One step of a request on its way to a container.
 *
 * @param object what decides there
 * @param key of the sentence that says what happens, with these arguments
 * @param cause key of the sentence that says why nothing passes, with the same arguments; empty where all is well
 */
public record Step(Stage stage, Standing standing, Optional<ResourceRef> object, String key, List<String> args, String cause) {

    /** Where on the way. */
    public enum Stage {
        RULE,
        CLASS,
        CERTIFICATE,
        SERVICE,
        PORT,
        ENDPOINTS,
        POLICY,
        CONTAINER
    }

    /** Whether a request gets further from there. */
    public enum Standing {
        PASSES,
        DOUBTFUL,
        BROKEN
    }

    static Step passes(Stage stage, Document object, String what, String... args) {
        return new Step(stage, Standing.PASSES, Optional.of(WellKnown.refTo(object)), "topology.path." + what, List.of(args), "");
    }

    static Step doubtful(Stage stage, Document object, String what, String... args) {
        return new Step(stage, Standing.DOUBTFUL, Optional.of(WellKnown.refTo(object)), "topology.path." + what, List.of(args), "");
    }

    /** Returns what a diagnosis says about the step. */
    static Step of(Stage stage, Diagnosis found) {
        Standing standing = found.weight() == Diagnosis.Weight.BAD ? Standing.BROKEN : Standing.DOUBTFUL;
        return new Step(stage, standing, Optional.of(found.object()), found.title(), found.args(), found.cause());
    }
}
