package dev.pilothouse.local;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Yaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever stands at the fields of kind: reading and checking end, and so does every mend. */
class BlueprintNonsenseTest {

    private static final List<String> NAMES = List.of(
            "kind", "apiVersion", "name", "nodes", "networking", "featureGates", "runtimeConfig", "kubeadmConfigPatches", "kubeadmConfigPatchesJSON6902",
            "containerdConfigPatches", "role", "image", "labels", "extraMounts", "extraPortMappings", "containerPort", "hostPort", "listenAddress", "protocol",
            "hostPath", "containerPath", "propagation", "ipFamily", "podSubnet", "serviceSubnet", "apiServerPort", "apiServerAddress", "kubeProxyMode",
            "dnsSearch", "node", "a/b", "");
    private static final List<Object> VALUES = List.of(
            "", "Cluster", "kind.x-k8s.io/v1alpha4", "worker", "control-plane", "0.0.0.0", "::1", "10.0.0.0/8", "fd00::/8,10.0.0.0/99", "dual", 0L, -1L, 65_536L,
            Long.MAX_VALUE, 1.5, true, "kind: JoinConfiguration\nnodeRegistration: {taints: [a, {key: 1}]}\n", "kind: ClusterConfiguration\napiServer: 5\n", "~", "../x", "{",
            "Ünïcödé", "a\u0000b");

    private static Object value(Random random, int depth) {
        return switch (depth > 3 ? 2 : random.nextInt(4)) {
            case 0 -> fields(random, depth + 1);
            case 1 -> {
                List<Object> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(random, depth + 1));
                }
                yield items;
            }
            default -> VALUES.get(random.nextInt(VALUES.size()));
        };
    }

    private static Map<String, Object> fields(Random random, int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            fields.put(NAMES.get(random.nextInt(NAMES.size())), value(random, depth));
        }
        return fields;
    }

    @Property(tries = 300)
    void everyCheckAndMendEnds(@ForAll long seed) {
        Random random = new Random(seed);
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("kind", "Cluster");
        root.put("apiVersion", "kind.x-k8s.io/v1alpha4");
        for (String name : List.of("nodes", "networking", "kubeadmConfigPatches")) {
            root.put(name, value(random, 1));
        }
        root.putAll(fields(random, 0));
        String text = Yaml.write(new Tree(root));
        assertDoesNotThrow(() -> {
            Blueprint blueprint = Blueprint.of(text);
            for (PreflightFinding finding : BlueprintCheck.findings(blueprint, Path.of("/projects"))) {
                for (Mend mend : finding.mends()) {
                    BlueprintCheck.findings(((Mend.Change) mend).blueprint(), Path.of("/projects"));
                }
            }
            blueprint.kindConfig();
            blueprint.withWholePaths(Path.of("/projects"));
            blueprint.nodes().forEach(node -> node.withTaints(List.of(BlueprintNode.CONTROL_PLANE_TAINT)));
        }, text);
    }
}
