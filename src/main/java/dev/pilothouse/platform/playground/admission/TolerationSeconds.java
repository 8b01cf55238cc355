package dev.pilothouse.platform.playground.admission;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.List;

/** Plugin {@code DefaultTolerationSeconds}: a pod stays five minutes on a node that fell silent, unless it says otherwise. */
final class TolerationSeconds implements Admission {

    private static final long SECONDS = 300;

    @Override
    public Document mutate(Request request, Document pod) {
        if (!request.isFor("pods") || request.operation() == Operation.DELETE) {
            return pod;
        }
        List<Object> tolerations = new ArrayList<>(pod.tree().list("spec", "tolerations"));
        int before = tolerations.size();
        for (String key : List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable")) {
            if (pod.tree().trees("spec", "tolerations").stream().noneMatch(toleration -> concerns(toleration, key))) {
                tolerations.add(Edit.object("key", key, "operator", "Exists", "effect", "NoExecute", "tolerationSeconds", SECONDS));
            }
        }
        return tolerations.size() == before ? pod : Document.of(Edit.with(pod.fields(), tolerations, "spec", "tolerations"));
    }

    private static boolean concerns(Tree toleration, String key) {
        String effect = toleration.text("effect");
        return (toleration.text("key").equals(key) || toleration.text("key").isEmpty()) && (effect.equals("NoExecute") || effect.isEmpty());
    }
}
