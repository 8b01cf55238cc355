package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request of a sequence and what the real server answered.
 *
 * @param verb {@code create}, {@code update}, {@code merge}, {@code strategic} or {@code apply}
 * @param time of the answer, in seconds as the header Date has it
 */
record Step(String verb, String subresource, String manager, boolean force, Map<String, Object> body, int code, Map<String, Object> answer, String time) {

    static Step read(Tree tree) {
        return new Step(
                tree.text("verb"),
                tree.text("subresource"),
                tree.text("manager"),
                tree.isTrue("force"),
                tree.tree("body").fields(),
                (int) tree.number(0, "code"),
                tree.tree("answer").fields(),
                tree.text("time"));
    }

    Map<String, Object> written() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("verb", verb);
        fields.put("subresource", subresource);
        fields.put("manager", manager);
        fields.put("force", force);
        fields.put("body", body);
        fields.put("code", (long) code);
        fields.put("answer", answer);
        fields.put("time", time);
        return fields;
    }

    @Override
    public String toString() {
        return verb + (subresource.isEmpty() ? "" : "/" + subresource) + " by " + manager + (force ? " with force" : "");
    }
}
