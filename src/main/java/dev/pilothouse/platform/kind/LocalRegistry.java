package dev.pilothouse.platform.kind;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.docker.DockerEngine;
import dev.pilothouse.platform.docker.ExecOrder;
import dev.pilothouse.platform.docker.ExecResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The image registry beside the clusters, as kind's documentation describes it: one container for all of them, that is never removed with one.
 *
 * <p>Nodes find it under the name by which this computer pushes to it.
 */
record LocalRegistry(DockerEngine engine, Telling telling, String image) {

    private static final String IMAGE = "registry:3";
    private static final String NAME = "kind-registry";
    private static final String NETWORK = "kind";
    private static final String PORT = "5000/tcp";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    LocalRegistry(DockerEngine engine, Telling telling) {
        this(engine, telling, IMAGE);
    }

    /**
     * Sees to it that the registry runs and that the nodes use it.
     *
     * @param port of this computer that it gets when it is not there yet
     * @return the address by which images are pushed
     */
    String serve(int port, PlannedNodes nodes) {
        List<Tree> there = engine.containers().list(true, Map.of("name", List.of("^/" + NAME + "$")));
        if (there.isEmpty()) {
            make(port);
        } else if (!there.getFirst().text("State").equals("running")) {
            engine.containers().start(NAME);
        }
        if (!engine.containers().inspect(NAME).tree("NetworkSettings", "Networks").has(NETWORK)) {
            engine.connect(NETWORK, NAME);
        }
        // a port that the engine chose is another one after a change of networks
        String address = "localhost:" + bound(engine.containers().inspect(NAME), port);
        nodes.all().forEach(node -> teach(node, address));
        announce(nodes.controlPlanes().getFirst(), address);
        return address;
    }

    private void make(int port) {
        if (engine.images().find(image).isEmpty()) {
            engine.images().pull(image, "", (bytes, total) -> telling.pulled(image, bytes, total));
        }
        Tree config = new Tree(Map.of(
                "Image", image,
                "ExposedPorts", Map.of(PORT, Map.of()),
                "HostConfig", Map.of(
                        "RestartPolicy", Map.of("Name", "always"),
                        "PortBindings", Map.of(PORT, List.of(Map.of("HostIp", "127.0.0.1", "HostPort", Integer.toString(port)))))));
        String id = engine.containers().create(NAME, config);
        try {
            engine.containers().start(id);
        } catch (ProblemException e) {
            // one that cannot have its port would be in the way of the next
            engine.containers().remove(id, true, true);
            throw e;
        }
    }

    private static long bound(Tree container, int otherwise) {
        return container.tree("NetworkSettings", "Ports").trees(PORT).stream().findFirst().map(it -> it.number(otherwise, "HostPort")).orElse((long) otherwise);
    }

    private void teach(String node, String address) {
        String folder = "/etc/containerd/certs.d/" + address;
        run(node, "mkdir -p " + folder + " && echo '[host.\"http://" + NAME + ":5000\"]' > " + folder + "/hosts.toml");
    }

    /** Tells tools in the cluster and outside where images go, as KEP-1755 has it. */
    private void announce(String controlPlane, String address) {
        run(controlPlane, "kubectl --kubeconfig=" + AdminKubeconfig.FILE + " apply -f - <<'E'\n"
                + "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: local-registry-hosting, namespace: kube-public}\n"
                + "data:\n  localRegistryHosting.v1: |\n    host: \"" + address + "\"\n"
                + "    help: \"https://kind.sigs.k8s.io/docs/user/local-registry/\"\nE\n");
    }

    private void run(String node, String script) {
        ExecResult result = engine.containers().run(node, ExecOrder.of("sh", "-c", script), LIMIT);
        if (!result.succeeded()) {
            throw new ProblemException(Problem.of(ProblemCode.KIND_FAILED, node).withDetail(result.errors().strip()));
        }
    }
}
