package dev.pilothouse.topology;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One end of a connection as network policies see it: a pod, or the pods that a workload makes.
 *
 * @param ports numbers of the containers' ports, by their names
 * @param address of the pod, empty while it has none
 * @param onNode whether it has the node's network, and with it the node's address
 */
record Party(ResourceRef ref, Labels labels, Map<String, Long> ports, String address, boolean onNode) {

    static Party of(Document object) {
        Tree tree = object.tree();
        ResourceRef ref = WellKnown.refTo(object);
        if (ref.kind().sameAs(WellKnown.POD)) {
            return of(ref, Labels.of(tree.texts("metadata", "labels")), tree.tree("spec"), tree.text("status", "podIP"));
        }
        Tree template = tree.has("spec", "jobTemplate") ? tree.tree("spec", "jobTemplate", "spec", "template") : tree.tree("spec", "template");
        return of(ref, Labels.of(template.texts("metadata", "labels")), template.tree("spec"), "");
    }

    private static Party of(ResourceRef ref, Labels labels, Tree spec, String address) {
        return new Party(ref, labels, ports(spec), address, spec.isTrue("hostNetwork"));
    }

    /** Returns the numbers of the ports that the containers of a pod name. */
    static Map<String, Long> ports(Tree podSpec) {
        return Stream.of("containers", "initContainers")
                .flatMap(containers -> podSpec.trees(containers).stream())
                .flatMap(container -> container.trees("ports").stream())
                .filter(port -> !port.text("name").isEmpty())
                .collect(Collectors.toUnmodifiableMap(port -> port.text("name"), port -> port.number(0, "containerPort"), (first, _) -> first));
    }

    /** Returns the number of a port that is given by name or number. */
    Optional<Long> port(String nameOrNumber) {
        if (!nameOrNumber.isEmpty() && nameOrNumber.chars().allMatch(Character::isDigit) && nameOrNumber.length() < 6) {
            return Optional.of(Long.parseLong(nameOrNumber));
        }
        return Optional.ofNullable(ports.get(nameOrNumber));
    }
}
