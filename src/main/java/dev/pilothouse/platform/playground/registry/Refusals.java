package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.LinkedHashMap;
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

    /** The object is not the one that a delete means; the real server names the kind here where it names the resource elsewhere. */
    static Refusal notMeant(Kind kind, String name, String why) {
        String title = kind.group().isEmpty() ? kind.name() : kind.name() + "." + kind.group();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", name);
        if (!kind.group().isEmpty()) {
            details.put("group", kind.group());
        }
        details.put("kind", kind.name());
        return new Refusal(409, "Conflict", "Operation cannot be fulfilled on " + title + " \"" + name + "\": " + why, details);
    }

    static Refusal otherName(String given, String asked) {
        return Refusal.badRequest("the name of the object (" + given + ") does not match the name on the URL (" + asked + ")");
    }

    static Refusal noNameLeft(Kind kind, String begin) {
        Refusal exists = Refusal.alreadyExists(kind, begin);
        return new Refusal(exists.code(), exists.reason(),
                exists.getMessage() + ", the server was not able to generate a unique name for the object", exists.details());
    }

    static Refusal otherUid(Target target, String given, String present) {
        String place = (target.namespace().isEmpty() ? "" : target.namespace() + "/") + target.name();
        return Refusal.conflict(target.resource().kind(), target.name(), "StorageError: invalid object, Code: 4, Key: /registry/"
                + target.resource().kind().plural() + "/" + place + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: "
                + given + ", UID in object meta: " + present);
    }

    /** As a real API server says what it did not foresee: without a reason. */
    static Refusal internal(String message) {
        return new Refusal(500, "", message, Map.of());
    }
}
