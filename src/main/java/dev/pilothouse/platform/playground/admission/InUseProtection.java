package dev.pilothouse.platform.playground.admission;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.text.Edit;
import java.util.List;

/** Plugin {@code StorageObjectInUseProtection}: volumes and claims get a finalizer, so that none goes while it is used. */
public final class InUseProtection implements Admission {

    public static final String CLAIM = "kubernetes.io/pvc-protection";
    public static final String VOLUME = "kubernetes.io/pv-protection";

    @Override
    public Document mutate(Request request, Document object) {
        if (request.operation() != Operation.CREATE) {
            return object;
        }
        if (request.isFor("persistentvolumeclaims")) {
            return protectedBy(object, CLAIM);
        }
        return request.isFor("persistentvolumes") ? protectedBy(object, VOLUME) : object;
    }

    private static Document protectedBy(Document object, String finalizer) {
        List<?> finalizers = object.tree().list("metadata", "finalizers");
        return finalizers.contains(finalizer)
                ? object
                : Document.of(Edit.with(object.fields(), Edit.plus(finalizers, finalizer), "metadata", "finalizers"));
    }
}
