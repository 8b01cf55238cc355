package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who looks after an object ({@code metadata.ownerReferences}). */
final class Owners {

    private Owners() {}

    /** Returns the reference with {@code controller: true}, if there is one. */
    static Optional<Tree> controllerOf(Document object) {
        return object.tree().trees("metadata", "ownerReferences").stream().filter(owner -> owner.isTrue("controller")).findFirst();
    }

    static boolean controls(Document owner, Document object) {
        return controllerOf(object).filter(reference -> reference.text("uid").equals(owner.uid())).isPresent();
    }

    /** Returns the reference that makes the owner the controller of an object. */
    static Map<String, Object> reference(Document owner) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("apiVersion", owner.apiVersion());
        reference.put("kind", owner.kindName());
        reference.put("name", owner.name());
        reference.put("uid", owner.uid());
        reference.put("controller", true);
        reference.put("blockOwnerDeletion", true);
        return reference;
    }

    /** Returns the references of the object without those to the owner. */
    static List<Map<String, Object>> without(Document owner, Document object) {
        return object.tree().trees("metadata", "ownerReferences").stream()
                .filter(reference -> !reference.text("uid").equals(owner.uid()))
                .map(Tree::fields)
                .toList();
    }

    static boolean beingDeleted(Document object) {
        return object.tree().has("metadata", "deletionTimestamp");
    }
}
