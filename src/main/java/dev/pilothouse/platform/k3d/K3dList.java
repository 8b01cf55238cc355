package dev.pilothouse.platform.k3d;

import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalNode;
import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.local.LocalNode.State;
import dev.pilothouse.model.ImageName;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads {@code k3d cluster list -o json}, as release 5 writes it: the fields of {@code Cluster} and {@code Node} in its package {@code types}. */
final class K3dList {

    private K3dList() {}

    /**
     * Reads the clusters by name.
     *
     * @param kubeconfig of a cluster by its name
     * @param ours whether the cluster of that name was made from here
     */
    static List<LocalCluster> read(String json, Function<String, Path> kubeconfig, Predicate<String> ours) {
        Object value = json.isBlank() ? List.of() : Json.readValue(json.getBytes(StandardCharsets.UTF_8));
        // without any cluster it writes null
        List<?> found = value instanceof List<?> list ? list : List.of();
        return new Tree(Map.of("items", found))
                .trees("items").stream()
                        .map(tree -> cluster(tree, kubeconfig, ours))
                        .sorted(Comparator.comparing(LocalCluster::name))
                        .toList();
    }

    private static LocalCluster cluster(Tree tree, Function<String, Path> kubeconfig, Predicate<String> ours) {
        String name = tree.text("name");
        List<Tree> machines = tree.trees("nodes").stream().filter(node -> role(node).isPresent()).toList();
        List<LocalNode> nodes = machines.stream().map(K3dList::node).sorted(Comparator.comparing(LocalNode::role).thenComparing(LocalNode::name)).toList();
        LocalCluster.State state = state(nodes);
        Optional<LocalNode.Port> api = nodes.stream().flatMap(node -> node.ports().stream()).filter(LocalNode.Port::leadsToApi).findFirst();
        String address = state == LocalCluster.State.PAUSED ? "" : api.map(port -> "https://127.0.0.1:" + port.hostPort()).orElse("");
        return new LocalCluster(
                K3dTool.ID, name, state, kubeconfig.apply(name), "k3d-" + name, address, 0, version(nodes), made(machines), ours.test(name), nodes,
                List.of());
    }

    private static LocalCluster.State state(List<LocalNode> nodes) {
        long running = nodes.stream().filter(LocalNode::runs).count();
        if (running == 0) {
            return LocalCluster.State.PAUSED;
        }
        return running == nodes.size() ? LocalCluster.State.RUNNING : LocalCluster.State.PARTLY;
    }

    private static LocalNode node(Tree node) {
        String ip = node.text("IP", "IP");
        State state = nodeState(node);
        boolean addressed = state == State.RUNNING && !ip.equals("invalid IP");
        return new LocalNode(node.text("name"), role(node).orElseThrow(), state, addressed ? ip : "", node.text("image"), ports(node));
    }

    /** A registry is in the network of a cluster, but no part of it. */
    private static Optional<Role> role(Tree node) {
        return switch (node.text("role")) {
            case "server" -> Optional.of(Role.CONTROL_PLANE);
            case "agent" -> Optional.of(Role.WORKER);
            case "loadbalancer" -> Optional.of(Role.LOAD_BALANCER);
            default -> Optional.empty();
        };
    }

    private static State nodeState(Tree node) {
        return switch (node.text("State", "Status")) {
            case "paused" -> State.FROZEN;
            case "restarting" -> State.RESTARTING;
            default -> node.isTrue("State", "Running") ? State.RUNNING : State.STOPPED;
        };
    }

    private static List<LocalNode.Port> ports(Tree node) {
        List<LocalNode.Port> ports = new ArrayList<>();
        node.tree("portMappings").fields().keySet().forEach(inside -> {
            int slash = inside.indexOf('/');
            String number = slash < 0 ? inside : inside.substring(0, slash);
            for (Tree binding : node.trees("portMappings", inside)) {
                int hostPort = (int) binding.number(0, "HostPort");
                if (hostPort > 0 && number.matches("\\d{1,5}")) {
                    ports.add(new LocalNode.Port(
                            binding.text("HostIp"), hostPort, Integer.parseInt(number), slash < 0 ? "tcp" : inside.substring(slash + 1)));
                }
            }
        });
        return List.copyOf(ports);
    }

    /** k3s writes its releases as {@code v1.34.1+k3s1}, and tags cannot have a plus. */
    private static String version(List<LocalNode> nodes) {
        return nodes.stream()
                .filter(node -> node.role() == Role.CONTROL_PLANE)
                .map(node -> ImageName.of(node.image()))
                .filter(image -> !image.isLatest())
                .map(ImageName::tag)
                .findFirst()
                .orElse("");
    }

    private static Optional<Instant> made(List<Tree> machines) {
        return machines.stream().map(node -> node.text("created")).flatMap(text -> instant(text).stream()).min(Comparator.naturalOrder());
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
