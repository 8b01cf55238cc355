package dev.pilothouse.platform.playground.admission;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.text.Edit;
import java.util.Comparator;
import java.util.Optional;

/** Plugins {@code DefaultStorageClass} and {@code DefaultIngressClass}: who names no class gets the one that is marked as default. */
final class DefaultClasses implements Admission {

    private static final String STORAGE = "storageclass.kubernetes.io/is-default-class";
    private static final String INGRESS = "ingressclass.kubernetes.io/is-default-class";

    @Override
    public Document mutate(Request request, Document object) {
        if (request.operation() != Operation.CREATE) {
            return object;
        }
        if (request.isFor("persistentvolumeclaims")
                && !object.tree().has("spec", "storageClassName")
                && !object.tree().has("metadata", "annotations", "volume.beta.kubernetes.io/storage-class")) {
            return named(object, marked(request.cluster(), "storageclasses.storage.k8s.io", STORAGE), "storageClassName");
        }
        if (request.isFor("ingresses.networking.k8s.io")
                && !object.tree().has("spec", "ingressClassName")
                && !object.tree().has("metadata", "annotations", "kubernetes.io/ingress.class")) {
            return named(object, marked(request.cluster(), "ingressclasses.networking.k8s.io", INGRESS), "ingressClassName");
        }
        return object;
    }

    /** Returns the default class, the newest where there are several. */
    private static Optional<Document> marked(Objects cluster, String resource, String annotation) {
        return cluster.list(resource, "").stream()
                .filter(entry -> entry.tree().text("metadata", "annotations", annotation).equals("true"))
                .max(Comparator.comparing((Document entry) -> entry.tree().text("metadata", "creationTimestamp"))
                        .thenComparing(Document::name, Comparator.reverseOrder()));
    }

    private static Document named(Document object, Optional<Document> found, String field) {
        return found.map(entry -> Document.of(Edit.with(object.fields(), entry.name(), "spec", field))).orElse(object);
    }
}
