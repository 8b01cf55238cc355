package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The conditions of a status, as the Kubernetes API conventions describe them. */
record Conditions(List<Tree> list) {

    /** Reads those of an object. */
    static Conditions of(Tree object) {
        return new Conditions(object.trees("status", "conditions"));
    }

    Optional<Tree> find(String type) {
        return list.stream().filter(condition -> condition.text("type").equals(type)).findFirst();
    }

    boolean isTrue(String type) {
        return find(type).filter(condition -> condition.text("status").equals("True")).isPresent();
    }

    String reason(String type) {
        return find(type).map(condition -> condition.text("reason")).orElse("");
    }

    /** Returns them with this one, in place of the other of its type and last. */
    Conditions with(Tree condition) {
        List<Tree> changed = new ArrayList<>(without(condition.text("type")).list);
        changed.add(condition);
        return new Conditions(List.copyOf(changed));
    }

    /** Returns them with this one in the place of the other of its type, or last. */
    Conditions inPlace(Tree condition) {
        String type = condition.text("type");
        return find(type).isEmpty()
                ? with(condition)
                : new Conditions(list.stream().map(old -> old.text("type").equals(type) ? condition : old).toList());
    }

    Conditions without(String type) {
        return new Conditions(list.stream().filter(condition -> !condition.text("type").equals(type)).toList());
    }

    /** Returns when the condition of the type would have changed to the status: where it has it already, its own time. */
    String transition(String type, String status, Instant now) {
        return find(type)
                .filter(condition -> condition.text("status").equals(status))
                .map(condition -> condition.text("lastTransitionTime"))
                .orElseGet(() -> Timestamps.write(now));
    }

    /** Returns a condition with the fields that all kinds of conditions have. */
    static Tree condition(String type, String status, String reason, String message, String transition) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", type);
        fields.put("status", status);
        fields.put("lastTransitionTime", transition);
        fields.put("reason", reason);
        fields.put("message", message);
        return new Tree(fields);
    }

    List<Map<String, Object>> fields() {
        return list.stream().map(Tree::fields).toList();
    }
}
