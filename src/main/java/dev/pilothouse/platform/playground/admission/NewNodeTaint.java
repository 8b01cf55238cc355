package dev.pilothouse.platform.playground.admission;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.text.Edit;
import java.util.List;

/** Plugin {@code TaintNodesByCondition}: a new node takes no pods until it was seen ready. */
final class NewNodeTaint implements Admission {

    private static final String NOT_READY = "node.kubernetes.io/not-ready";

    @Override
    public Document mutate(Request request, Document node) {
        if (request.operation() != Operation.CREATE || !request.isFor("nodes")) {
            return node;
        }
        List<?> taints = node.tree().list("spec", "taints");
        boolean there = node.tree().trees("spec", "taints").stream()
                .anyMatch(taint -> taint.text("key").equals(NOT_READY) && taint.text("effect").equals("NoSchedule"));
        return there ? node : Document.of(Edit.with(node.fields(), Edit.plus(taints, Edit.object("key", NOT_READY, "effect", "NoSchedule")), "spec", "taints"));
    }
}
