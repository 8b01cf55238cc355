package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.platform.kind.preflight.EngineFacts.Container;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the name is free: no cluster has it, nothing is left of one that had it, and no other container has the name of a node. */
final class NameCheck {

    private NameCheck() {}

    static List<PreflightFinding> of(Blueprint blueprint, List<Container> containers) {
        String name = blueprint.name();
        List<Container> nodes = containers.stream().filter(container -> container.cluster().filter(name::equals).isPresent()).toList();
        if (!nodes.isEmpty()) {
            return List.of(taken(blueprint, nodes, containers));
        }
        Set<String> wanted = nodeNames(blueprint);
        Optional<Container> stranger = containers.stream().filter(container -> wanted.contains(container.name())).findFirst();
        return List.of(stranger.map(it -> error("container", it.name()).mendedBy(rename(blueprint, containers)))
                .orElseGet(() -> PreflightFinding.of(Check.NAME, Level.GOOD, "free", name)));
    }

    private static PreflightFinding taken(Blueprint blueprint, List<Container> nodes, List<Container> containers) {
        String name = blueprint.name();
        String names = nodes.stream().map(Container::name).sorted().collect(Collectors.joining(", "));
        if (isLeftOver(nodes)) {
            return error("left-over", name, names).mendedBy(new Mend.Command("kind delete cluster --name " + name), rename(blueprint, containers));
        }
        boolean runs = nodes.stream().anyMatch(Container::runs);
        return error(runs ? "taken" : "taken-by-paused", name, names).mendedBy(rename(blueprint, containers));
    }

    /** Tells whether those containers can be no cluster: the one that would hold its data is missing, or was never started. */
    private static boolean isLeftOver(List<Container> nodes) {
        return nodes.stream().noneMatch(node -> node.role().equals("control-plane"))
                || nodes.stream().anyMatch(node -> node.state().equals("created"));
    }

    private static PreflightFinding error(String variant, String... args) {
        return PreflightFinding.of(Check.NAME, Level.ERROR, variant, args).at("name");
    }

    private static Mend rename(Blueprint blueprint, List<Container> containers) {
        Set<String> taken = containers.stream().flatMap(container -> container.cluster().stream()).collect(Collectors.toCollection(HashSet::new));
        Set<String> containerNames = containers.stream().map(Container::name).collect(Collectors.toSet());
        String base = blueprint.name().replaceFirst("-[0-9]{1,3}$", "");
        int number = 2;
        while (taken.contains(base + "-" + number)
                || nodeNames(blueprint.withName(base + "-" + number)).stream().anyMatch(containerNames::contains)) {
            number++;
        }
        String free = base + "-" + number;
        return new Mend.Change("use-name", List.of(free), blueprint.withName(free));
    }

    private static Set<String> nodeNames(Blueprint blueprint) {
        List<BlueprintNode> nodes = blueprint.nodes();
        List<String> names = new ArrayList<>(nodes.stream().map(BlueprintNode::containerName).toList());
        if (nodes.stream().filter(BlueprintNode::isControlPlane).count() > 1) {
            names.add(blueprint.name() + "-external-load-balancer");
        }
        return Set.copyOf(names);
    }
}
