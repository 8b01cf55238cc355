package dev.pilothouse.platform.playground.control;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The conditions of a status, as the Kubernetes API conventions describe them: one a type, and each says since when it is so. */
public record Conditions(List<Tree> list) {

    /** Reads those of an object. */
    public static Conditions of(Tree object) {
        return new Conditions(object.trees("status", "conditions"));
    }

    public Optional<Tree> find(String type) {
        return list.stream().filter(condition -> condition.text("type").equals(type)).findFirst();
    }

    public boolean isTrue(String type) {
        return find(type).filter(condition -> condition.text("status").equals("True")).isPresent();
    }

    public String reason(String type) {
        return find(type).map(condition -> condition.text("reason")).orElse("");
    }

    /** Returns them with this one, in place of the other of its type and last. */
    public Conditions with(Tree condition) {
        List<Tree> changed = new ArrayList<>(without(condition.text("type")).list);
        changed.add(condition);
        return new Conditions(List.copyOf(changed));
    }

    /** Returns them with this one in the place of the other of its type, or last. */
    public Conditions inPlace(Tree condition) {
        String type = condition.text("type");
        return find(type).isEmpty()
                ? with(condition)
                : new Conditions(list.stream().map(old -> old.text("type").equals(type) ? condition : old).toList());
    }

    /**
     * Returns them with this one in the place of the other of its type, or last; its {@code lastTransitionTime} moves only when its status does.
     *
     * @param status {@code True}, {@code False} or {@code Unknown}
     */
    public Conditions set(String type, String status, String reason, String message, Instant now) {
        return inPlace(condition(type, status, reason, message, transition(type, status, now)));
    }

    public Conditions set(String type, boolean holds, String reason, String message, Instant now) {
        return set(type, holds ? "True" : "False", reason, message, now);
    }

    public Conditions without(String type) {
        return new Conditions(list.stream().filter(condition -> !condition.text("type").equals(type)).toList());
    }

    /** Returns when the condition of the type would have changed to the status: where it has it already, its own time. */
    public String transition(String type, String status, Instant now) {
        return find(type)
                .filter(condition -> condition.text("status").equals(status))
                .map(condition -> condition.text("lastTransitionTime"))
                .orElseGet(() -> Timestamps.write(now));
    }

    /** Returns a condition with the fields that all kinds of conditions have. */
    public static Tree condition(String type, String status, String reason, String message, String transition) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", type);
        fields.put("status", status);
        fields.put("lastTransitionTime", transition);
        fields.put("reason", reason);
        fields.put("message", message);
        return new Tree(fields);
    }

    public List<Map<String, Object>> fields() {
        return list.stream().map(Tree::fields).toList();
    }
}
