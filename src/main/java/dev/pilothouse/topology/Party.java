package dev.pilothouse.topology;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.Optional;

/**
 * One end of a connection as network policies see it: a pod, or the pods that a workload makes.
 *
 * @param spec of the pod
 * @param address of the pod, empty while it has none
 */
record Party(ResourceRef ref, Labels labels, Tree spec, String address) {

    static Party of(Document object) {
        Tree tree = object.tree();
        ResourceRef ref = WellKnown.refTo(object);
        if (ref.kind().sameAs(WellKnown.POD)) {
            return new Party(ref, Labels.of(tree.texts("metadata", "labels")), tree.tree("spec"), tree.text("status", "podIP"));
        }
        Tree template = tree.has("spec", "jobTemplate") ? tree.tree("spec", "jobTemplate", "spec", "template") : tree.tree("spec", "template");
        return new Party(ref, Labels.of(template.texts("metadata", "labels")), template.tree("spec"), "");
    }

    /** Returns the number of a port that is given by name or number. */
    Optional<Long> port(String nameOrNumber) {
        if (!nameOrNumber.isEmpty() && nameOrNumber.chars().allMatch(Character::isDigit) && nameOrNumber.length() < 6) {
            return Optional.of(Long.parseLong(nameOrNumber));
        }
        return spec.trees("containers").stream()
                .flatMap(container -> container.trees("ports").stream())
                .filter(port -> port.text("name").equals(nameOrNumber))
                .map(port -> port.number(0, "containerPort"))
                .findFirst();
    }
}
