package dev.pilothouse.platform.playground.admission;

import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Edit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plugin {@code NamespaceLifecycle}: nothing is created in a namespace that goes, and the first namespaces stay. */
public final class NamespaceGuard implements Admission {

    private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");

    @Override
    public Document mutate(Request request, Document object) {
        String namespace = request.target().namespace();
        if (request.operation() == Operation.CREATE && !namespace.isEmpty() && request.target().subresource().isEmpty()) {
            request.cluster().get("namespaces", "", namespace).filter(NamespaceGuard::isGoing).ifPresent(_ -> {
                throw terminating(request, object, namespace);
            });
        }
        return object;
    }

    @Override
    public void validate(Request request, Optional<Document> object) {
        if (request.operation() == Operation.DELETE && request.isFor("namespaces") && IMMORTAL.contains(request.target().name())) {
            throw Refusal.forbidden(BuiltIn.NAMESPACE, request.target().name(), "this namespace may not be deleted");
        }
    }

    private static boolean isGoing(Document namespace) {
        return namespace.tree().has("metadata", "deletionTimestamp") || namespace.tree().text("status", "phase").equals("Terminating");
    }

    private static Refusal terminating(Request request, Document object, String namespace) {
        Refusal plain = Refusal.forbidden(
                request.target().resource().kind(),
                object.name(),
                "unable to create new content in namespace " + namespace + " because it is being terminated");
        Map<String, Object> cause = Edit.object(
                "reason", "NamespaceTerminating", "message", "namespace " + namespace + " is being terminated", "field", "metadata.namespace");
        return new Refusal(
                plain.code(), plain.reason(), String.valueOf(plain.getMessage()), Edit.with(plain.details(), List.of(cause), "causes"));
    }
}
