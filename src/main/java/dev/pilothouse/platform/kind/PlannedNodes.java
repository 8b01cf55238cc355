package dev.pilothouse.platform.kind;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.Progress.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * What kind will make of a blueprint: which nodes, by the names that it gives them, and in which steps.
 *
 * @param controlPlanes the first one is made by {@code kubeadm init}
 */
record PlannedNodes(List<String> controlPlanes, List<String> workers) {

    static PlannedNodes of(Blueprint blueprint) {
        List<String> controlPlanes = new ArrayList<>();
        List<String> workers = new ArrayList<>();
        for (BlueprintNode node : blueprint.nodes()) {
            List<String> same = node.isControlPlane() ? controlPlanes : workers;
            String name = blueprint.name() + "-" + (node.isControlPlane() ? "control-plane" : "worker");
            same.add(same.isEmpty() ? name : name + (same.size() + 1));
        }
        return new PlannedNodes(List.copyOf(controlPlanes), List.copyOf(workers));
    }

    List<String> all() {
        List<String> all = new ArrayList<>(controlPlanes);
        all.addAll(workers);
        return all;
    }

    /** Several control planes have a load balancer before them, which is a container too. */
    int containers() {
        return all().size() + (controlPlanes.size() > 1 ? 1 : 0);
    }

    /**
     * Returns the steps of the creation in their order.
     *
     * @param waits whether it is waited until the cluster can be used
     */
    List<Step> steps(Blueprint blueprint, boolean waits) {
        boolean network = !blueprint.networking().disablesDefaultPlugin();
        List<Step> steps = new ArrayList<>(List.of(Step.IMAGE, Step.NODES));
        add(steps, Step.LOAD_BALANCER, controlPlanes.size() > 1);
        steps.addAll(List.of(Step.CONFIGURATION, Step.CONTROL_PLANE));
        add(steps, Step.NETWORK, network);
        steps.add(Step.STORAGE);
        add(steps, Step.JOIN_CONTROL_PLANES, controlPlanes.size() > 1);
        add(steps, Step.JOIN_WORKERS, !workers.isEmpty());
        steps.add(Step.KUBECONFIG);
        add(steps, Step.REGISTRY, blueprint.extras().registryPort().isPresent());
        add(steps, Step.API_READY, waits);
        // without a network plug-in nodes stay as they are until the person puts one in
        for (Step ready : List.of(Step.NODES_READY, Step.DNS_READY, Step.STORAGE_READY)) {
            add(steps, ready, waits && network);
        }
        return steps;
    }

    private static void add(List<Step> steps, Step step, boolean wanted) {
        if (wanted) {
            steps.add(step);
        }
    }
}
