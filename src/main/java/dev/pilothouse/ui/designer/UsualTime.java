package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.UsualTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long it usually takes here to make a cluster like the one that is designed. */
record UsualTime(UsualTimes times) {

    /** Returns the time of those steps that are known; empty while the longest of them is not. */
    Optional<Duration> of(Blueprint blueprint) {
        return times.of(List.of(Step.CONTROL_PLANE)).map(_ -> steps(blueprint).stream()
                .flatMap(step -> times.of(List.of(step)).stream())
                .reduce(Duration.ZERO, Duration::plus));
    }

    private static List<Step> steps(Blueprint blueprint) {
        long planes = blueprint.nodes().stream().filter(BlueprintNode::isControlPlane).count();
        List<Step> steps = new ArrayList<>(List.of(Step.IMAGE, Step.NODES, Step.CONFIGURATION, Step.CONTROL_PLANE, Step.STORAGE, Step.API_READY));
        if (planes > 1) {
            steps.addAll(List.of(Step.LOAD_BALANCER, Step.JOIN_CONTROL_PLANES));
        }
        if (planes < blueprint.nodes().size()) {
            steps.add(Step.JOIN_WORKERS);
        }
        if (!blueprint.networking().disablesDefaultPlugin()) {
            steps.addAll(List.of(Step.NETWORK, Step.NODES_READY, Step.DNS_READY, Step.STORAGE_READY));
        }
        if (blueprint.extras().registryPort().isPresent()) {
            steps.add(Step.REGISTRY);
        }
        return steps;
    }
}
