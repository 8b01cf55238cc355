package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.platform.playground.status.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A field that somebody applies and another owns with a different value. */
record Conflict(Owner owner, List<PathElement> path) {

    /** Returns the refusal of an apply that has conflicts, worded as the real server does. */
    static Refusal refusal(List<Conflict> conflicts) {
        List<Object> causes = new ArrayList<>();
        for (Conflict conflict : conflicts) {
            Map<String, Object> cause = new LinkedHashMap<>();
            cause.put("reason", "FieldManagerConflict");
            cause.put("message", "conflict with " + conflict.owner().shown());
            cause.put("field", PathElement.shown(conflict.path()));
            causes.add(cause);
        }
        return new Refusal(409, "Conflict", message(conflicts), Map.of("causes", causes));
    }

    private static String message(List<Conflict> conflicts) {
        if (conflicts.size() == 1) {
            Conflict only = conflicts.getFirst();
            return "Apply failed with 1 conflict: conflict with " + only.owner().shown() + ": " + PathElement.shown(only.path());
        }
        StringBuilder message = new StringBuilder("Apply failed with ").append(conflicts.size()).append(" conflicts: ");
        List<String> lines = new ArrayList<>();
        Owner last = null;
        for (Conflict conflict : conflicts) {
            if (!conflict.owner().equals(last)) {
                last = conflict.owner();
                lines.add("conflicts with " + last.shown() + ":");
            }
            lines.add("- " + PathElement.shown(conflict.path()));
        }
        return message.append(String.join("\n", lines)).toString();
    }
}
