package dev.pilothouse.platform.playground.control.cluster;

import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Edit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The list {@code status.conditions}: one entry a type, whose {@code lastTransitionTime} moves only when its status does. */
public final class Conditions {

    private final List<Map<String, Object>> entries = new ArrayList<>();
    private final String now;

    /** Begins with the conditions of an object. */
    public Conditions(Tree object, Instant now) {
        object.trees("status", "conditions").forEach(condition -> entries.add(condition.fields()));
        this.now = stamp(now);
    }

    public Conditions set(String type, boolean status, String reason, String message) {
        return set(type, status ? "True" : "False", reason, message, Map.of());
    }

    /**
     * Sets a condition.
     *
     * @param status {@code True}, {@code False} or {@code Unknown}
     * @param more further fields, such as {@code lastHeartbeatTime}
     */
    public Conditions set(String type, String status, String reason, String message, Map<String, Object> more) {
        for (int i = 0; i < entries.size(); i++) {
            Tree old = new Tree(entries.get(i));
            if (old.text("type").equals(type)) {
                String since = old.text("status").equals(status) ? old.text("lastTransitionTime") : now;
                entries.set(i, condition(type, status, since, reason, message, more));
                return this;
            }
        }
        entries.add(condition(type, status, now, reason, message, more));
        return this;
    }

    private static Map<String, Object> condition(String type, String status, String since, String reason, String message, Map<String, Object> more) {
        Map<String, Object> condition = Edit.object("type", type, "status", status);
        condition.putAll(more);
        condition.put("lastTransitionTime", since);
        condition.put("reason", reason);
        condition.put("message", message);
        return condition;
    }

    /** Returns the whole list. */
    public List<Map<String, Object>> list() {
        return List.copyOf(entries);
    }

    /** Returns a time as objects carry it: whole seconds, in UTC. */
    public static String stamp(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
