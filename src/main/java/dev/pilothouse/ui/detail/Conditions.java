package dev.pilothouse.ui.detail;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/** Reads {@code status.conditions}, as in the Kubernetes API conventions. */
final class Conditions {

    /** Conditions that are good when they do not hold. */
    private static final Set<String> ALARMS = Set.of(
            "MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable", "ReplicaFailure", "Failed", "FailureTarget", "Stalled",
            "NamesNotAccepted", "NonStructuralSchema", "DisruptionTarget");

    private Conditions() {}

    static List<Block.Condition> of(Tree object) {
        return object.trees("status", "conditions").stream().map(Conditions::condition).toList();
    }

    private static Block.Condition condition(Tree condition) {
        String type = condition.text("type");
        String reason = condition.text("reason");
        String message = condition.text("message");
        String text = message.isEmpty() ? reason : message;
        return new Block.Condition(
                state(type, condition.text("status")), type, text.isEmpty() ? condition.text("status") : text, seconds(condition.text("lastTransitionTime")));
    }

    private static Health.State state(String type, String status) {
        return switch (status) {
            case "True" -> ALARMS.contains(type) ? Health.State.BAD : Health.State.OK;
            case "False" -> ALARMS.contains(type) ? Health.State.OK : Health.State.BAD;
            default -> Health.State.UNKNOWN;
        };
    }

    /** Returns the moment in epoch seconds, or 0 when the text is none. */
    static long seconds(String timestamp) {
        try {
            return timestamp.isEmpty() ? 0 : Instant.parse(timestamp).getEpochSecond();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }
}
