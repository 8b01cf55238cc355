package dev.pilothouse.diagnosis;

import dev.pilothouse.kinds.Relation;
import dev.pilothouse.kinds.Relations;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How rules read what all objects have. */
final class Objects {

    private static final Set<String> ROLLED_OUT = Set.of("Deployment", "StatefulSet", "DaemonSet");

    private Objects() {}

    static ResourceRef ref(Document object) {
        return WellKnown.refTo(object);
    }

    /** Returns the condition of a type. */
    static Optional<Tree> condition(Document object, String type) {
        return object.tree().trees("status", "conditions").stream().filter(condition -> condition.text("type").equals(type)).findFirst();
    }

    /** Returns the condition of a type if it has that status. */
    static Optional<Tree> condition(Document object, String type, String status) {
        return condition(object, type).filter(condition -> condition.text("status").equals(status));
    }

    /** Tells whether two moments, as objects write them, lie at most so far apart; false when one is none. */
    static boolean within(Duration limit, String one, String other) {
        try {
            return Duration.between(Instant.parse(one), Instant.parse(other)).abs().compareTo(limit) <= 0;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    static boolean leaves(Document object) {
        return object.tree().has("metadata", "deletionTimestamp");
    }

    static Evidence quoted(Document object, Tree condition) {
        String reason = condition.text("reason");
        String message = condition.text("message");
        String said = reason.isEmpty() || message.isEmpty() ? reason + message : reason + ": " + message;
        return new Evidence(Evidence.What.CONDITION, ref(object), condition.text("type"), said);
    }

    static Evidence event(Document event) {
        return new Evidence(Evidence.What.EVENT, ref(event), event.tree().text("reason"), event.tree().text("message"));
    }

    static Evidence field(Document object, String path, String value) {
        return new Evidence(Evidence.What.FIELD, ref(object), path, value);
    }

    /** Returns what a person would change instead of the object: its controller's controller, as far as there are any. */
    static ResourceRef changeable(Document object, Scene scene) {
        Document at = object;
        for (int steps = 0; steps < 4; steps++) {
            Optional<Document> owner = controller(at).flatMap(scene::get);
            if (owner.isEmpty()) {
                break;
            }
            at = owner.get();
        }
        return ref(at);
    }

    /** Returns the way back to an earlier revision, for what has revisions. */
    static Remedy[] rollBack(Document pod, Scene scene) {
        ResourceRef workload = changeable(pod, scene);
        return ROLLED_OUT.contains(workload.kind().name()) ? new Remedy[] {new Remedy(Remedy.Way.ROLL_BACK, workload)} : new Remedy[0];
    }

    private static Optional<ResourceRef> controller(Document object) {
        List<Tree> owners = object.tree().trees("metadata", "ownerReferences");
        boolean controlled = owners.stream().anyMatch(owner -> owner.isTrue("controller"));
        return controlled
                ? Relations.of(object).stream()
                        .filter(relation -> relation.role() == Relation.Role.OWNER)
                        .map(relation -> ((Relation.Refers) relation).target())
                        .findFirst()
                : Optional.empty();
    }
}
