package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the server says of pods, and of the templates of pods, that it takes all the same. */
final class PodWarnings {

    private static final Map<String, String> DEPRECATED_NODE_LABELS = Map.of(
            "beta.kubernetes.io/arch", "deprecated since v1.14; use \"kubernetes.io/arch\" instead",
            "beta.kubernetes.io/os", "deprecated since v1.14; use \"kubernetes.io/os\" instead",
            "failure-domain.beta.kubernetes.io/region", "deprecated since v1.17; use \"topology.kubernetes.io/region\" instead",
            "failure-domain.beta.kubernetes.io/zone", "deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead",
            "beta.kubernetes.io/instance-type", "deprecated since v1.17; use \"node.kubernetes.io/instance-type\" instead");
    private static final Map<String, String> DEPRECATED_VOLUMES = Map.of(
            "gitRepo", "deprecated in v1.11, and disabled by default in v1.33+",
            "photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+",
            "scaleIO", "deprecated in v1.16, non-functional in v1.22+",
            "glusterfs", "deprecated in v1.25, non-functional in v1.26+",
            "cephfs", "deprecated in v1.28, non-functional in v1.31+",
            "rbd", "deprecated in v1.28, non-functional in v1.31+");

    private final List<String> warnings;
    private final String prefix;

    private PodWarnings(String path, List<String> warnings) {
        this.prefix = path.isEmpty() ? "" : path + ".";
        this.warnings = warnings;
    }

    /**
     * Adds the warnings of a pod or a template.
     *
     * @param path of the template, empty for a pod
     */
    static void add(Tree pod, String path, List<String> warnings) {
        new PodWarnings(path, warnings).add(pod);
    }

    private void add(Tree pod) {
        Tree spec = pod.tree("spec");
        spec.tree("nodeSelector").fields().keySet().stream().filter(DEPRECATED_NODE_LABELS::containsKey).sorted()
                .forEach(label -> warn("spec.nodeSelector[" + label + "]", DEPRECATED_NODE_LABELS.getOrDefault(label, "")));
        List<Tree> constraints = spec.trees("topologySpreadConstraints");
        for (int i = 0; i < constraints.size(); i++) {
            if (!constraints.get(i).has("labelSelector")) {
                warn("spec.topologySpreadConstraints[" + i + "].labelSelector", "a null labelSelector results in matching no pod");
            }
        }
        List<Tree> volumes = spec.trees("volumes");
        for (int i = 0; i < volumes.size(); i++) {
            for (String type : volumes.get(i).fields().keySet()) {
                if (DEPRECATED_VOLUMES.containsKey(type)) {
                    warn("spec.volumes[" + i + "]." + type, DEPRECATED_VOLUMES.getOrDefault(type, ""));
                }
            }
        }
        pullSecrets(spec);
        visit(spec, this::container);
        ports(spec);
        if (spec.number(0, "terminationGracePeriodSeconds") < 0) {
            warn("spec.terminationGracePeriodSeconds", "must be >= 0; negative values are invalid and will be treated as 1");
        }
    }

    private void pullSecrets(Tree spec) {
        Set<String> names = new HashSet<>();
        List<Tree> secrets = spec.trees("imagePullSecrets");
        for (int i = 0; i < secrets.size(); i++) {
            String name = secrets.get(i).text("name");
            if (!names.add(name)) {
                warn("spec.imagePullSecrets[" + i + "].name", "duplicate name " + Names.quoted(name));
            }
        }
        for (int i = 0; i < secrets.size(); i++) {
            if (secrets.get(i).text("name").isEmpty()) {
                warn("spec.imagePullSecrets[" + i + "].name", "invalid empty name \"\"");
            }
        }
    }

    private void container(Tree container, String path) {
        for (String resource : List.of("memory", "ephemeral-storage")) {
            for (String list : List.of("limits", "requests")) {
                String amount = container.text("resources", list, resource);
                if (Amounts.value(amount).stripTrailingZeros().scale() > 0) {
                    warn(path + ".resources." + list + "[" + resource + "]", "fractional byte value " + Names.quoted(amount) + " is invalid, must be an integer");
                }
            }
        }
        Set<String> names = new HashSet<>();
        List<Tree> variables = container.trees("env");
        for (int i = 0; i < variables.size(); i++) {
            String name = variables.get(i).text("name");
            String reference = "$(" + name + ")";
            String value = variables.get(i).text("value");
            boolean extendsIt = !variables.get(i).has("valueFrom") && value.contains(reference) && !value.equals(reference);
            if (!names.add(name) && !extendsIt) {
                warn(path + ".env[" + i + "]", "hides previous definition of " + Names.quoted(name) + ", which may be dropped when using apply");
            }
        }
    }

    private record Port(String path, Tree port) {}

    private void ports(Tree spec) {
        Map<String, List<Port>> byNumber = new HashMap<>();
        Map<String, String> byName = new HashMap<>();
        List<String> ofNames = new ArrayList<>();
        visit(spec, (container, path) -> {
            List<Tree> ports = container.trees("ports");
            for (int i = 0; i < ports.size(); i++) {
                Tree port = ports.get(i);
                String at = path + ".ports[" + i + "]";
                List<Port> others = byNumber.computeIfAbsent(port.text("containerPort") + "/" + port.text("protocol"), key -> new ArrayList<>());
                others.forEach(other -> overlap(at, port, other));
                others.add(new Port(prefix + at, port));
                String name = port.text("name");
                String first = name.isEmpty() ? null : byName.putIfAbsent(name, prefix + at);
                if (first != null) {
                    ofNames.add(prefix + at + ": duplicate port name " + Names.quoted(name) + " with " + first + ", services and probes that select ports by name will use " + first);
                }
            }
        });
        warnings.addAll(ofNames);
    }

    private void overlap(String path, Tree port, Port other) {
        long host = port.number(0, "hostPort");
        long otherHost = other.port().number(0, "hostPort");
        String address = port.text("hostIP");
        String otherAddress = other.port().text("hostIP");
        if (host == otherHost && address.equals(otherAddress)) {
            warn(path, "duplicate port definition with " + other.path());
        } else if (host == 0 || otherHost == 0) {
            warn(path, "overlapping port definition with " + other.path());
        } else if (host == otherHost && address.isEmpty() != otherAddress.isEmpty()) {
            warn(path, "dangerously ambiguous port definition with " + other.path());
        }
    }

    private interface Visitor {
        void visit(Tree container, String path);
    }

    private static void visit(Tree spec, Visitor visitor) {
        for (String list : List.of("initContainers", "containers", "ephemeralContainers")) {
            List<Tree> containers = spec.trees(list);
            for (int i = 0; i < containers.size(); i++) {
                visitor.visit(containers.get(i), "spec." + list + "[" + i + "]");
            }
        }
    }

    private void warn(String path, String message) {
        warnings.add(prefix + path + ": " + message);
    }
}
