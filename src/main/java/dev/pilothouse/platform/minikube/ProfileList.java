package dev.pilothouse.platform.minikube;

import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalNode;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads {@code minikube profile list -o json}. A profile is a cluster; invalid ones, whose machine is gone, are left to minikube. */
final class ProfileList {

    private ProfileList() {}

    /**
     * Reads the clusters by name.
     *
     * @param kubeconfig of a cluster by its name
     * @param ours whether the cluster of that name was made from here
     */
    static List<LocalCluster> read(String json, Function<String, Path> kubeconfig, Predicate<String> ours) {
        return Json.read(json).trees("valid").stream()
                .map(profile -> cluster(profile, kubeconfig, ours))
                .sorted(Comparator.comparing(LocalCluster::name))
                .toList();
    }

    private static LocalCluster cluster(Tree profile, Function<String, Path> kubeconfig, Predicate<String> ours) {
        String name = profile.text("Name");
        LocalCluster.State state = state(profile.text("Status"));
        List<LocalNode> nodes = profile.tree("Config").trees("Nodes").stream()
                .map(node -> node(name, node, profile.text("Config", "KicBaseImage"), state))
                .sorted(Comparator.comparing(LocalNode::role).thenComparing(LocalNode::name))
                .toList();
        Optional<Tree> control = profile.tree("Config").trees("Nodes").stream().filter(node -> node.isTrue("ControlPlane")).findFirst();
        String address = state == LocalCluster.State.PAUSED ? "" : control.map(ProfileList::address).orElse("");
        String version = profile.text("Config", "KubernetesConfig", "KubernetesVersion");
        return new LocalCluster(
                MinikubeTool.ID, name, state, kubeconfig.apply(name), name, address, 0, version, Optional.empty(), ours.test(name), nodes, List.of());
    }

    private static String address(Tree node) {
        String ip = node.text("IP");
        return ip.isEmpty() ? "" : "https://" + ip + ":" + node.number(8443, "Port");
    }

    /** The words of {@code Status} are those of the machine while it does not run, and those of the API server while it does. */
    private static LocalCluster.State state(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "running", "ok", "happy" -> LocalCluster.State.RUNNING;
            case "stopped", "paused", "saved", "stopping", "pausing" -> LocalCluster.State.PAUSED;
            case "starting", "configuring" -> LocalCluster.State.MAKING;
            default -> LocalCluster.State.PARTLY;
        };
    }

    private static LocalNode node(String cluster, Tree node, String image, LocalCluster.State state) {
        String own = node.text("Name");
        boolean runs = state == LocalCluster.State.RUNNING;
        return new LocalNode(
                own.isEmpty() ? cluster : cluster + "-" + own,
                node.isTrue("ControlPlane") ? LocalNode.Role.CONTROL_PLANE : LocalNode.Role.WORKER,
                runs ? LocalNode.State.RUNNING : LocalNode.State.STOPPED,
                runs ? node.text("IP") : "",
                image,
                List.of());
    }
}
