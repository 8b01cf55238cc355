package dev.pilothouse.testing;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.local.Ailment;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalCluster.State;
import dev.pilothouse.local.LocalNode;
import dev.pilothouse.local.LocalNode.Port;
import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.Provider;
import dev.pilothouse.local.Upkeep;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Clusters of machines in memory: what is done with them is written down, and the next thing can be made to fail. */
public final class FakeMachines implements Provider, Upkeep {

    public static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    public final List<String> calls = new ArrayList<>();
    public final List<Runnable> listeners = new ArrayList<>();
    private final TreeMap<String, LocalCluster> clusters = new TreeMap<>();
    public int measured;
    private List<Ailment> ailments = List.of();
    private Optional<Problem> silent = Optional.empty();
    private Optional<Problem> nextProblem = Optional.empty();

    public void failNext(Problem problem) {
        nextProblem = Optional.of(problem);
    }

    public void ill(Ailment... found) {
        ailments = List.of(found);
    }

    /** The engine does not answer any more. */
    public void silence(Problem problem) {
        silent = Optional.of(problem);
        changed();
    }

    public LocalCluster put(String name, State state, boolean ours, int workers) {
        List<LocalNode> nodes = new ArrayList<>();
        nodes.add(node(name + "-control-plane", Role.CONTROL_PLANE, state, 2, List.of(new Port("127.0.0.1", 40211, 6443, "tcp"), new Port("0.0.0.0", 8080, 80, "tcp"))));
        IntStream.rangeClosed(1, workers).forEach(worker -> nodes.add(node(
                name + "-worker" + (worker == 1 ? "" : worker), Role.WORKER, state == State.PARTLY && worker == 1 ? State.PAUSED : state, worker + 2, List.of())));
        LocalCluster cluster = new LocalCluster(
                "kind", name, state, Path.of("/home/developer/.local/state/pilothouse/kind/kind-" + name + ".kubeconfig"), "kind-" + name,
                state == State.RUNNING ? "https://127.0.0.1:40211" : "", 0, "v1.34.4", Optional.of(Instant.now().minus(Duration.ofHours(3))), ours, nodes,
                state == State.PARTLY ? List.of(Ailment.of(Ailment.Cause.NODES_STOPPED, name + "-worker")) : List.of());
        clusters.put(name, cluster);
        return cluster;
    }

    private static LocalNode node(String name, Role role, State state, int number, List<Port> ports) {
        boolean runs = state == State.RUNNING || state == State.PARTLY;
        return new LocalNode(
                name, role, runs ? LocalNode.State.RUNNING : LocalNode.State.STOPPED, runs ? "172.18.0." + number : "", "kindest/node:v1.34.4", ports);
    }

    public void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    private void called(String what) {
        calls.add(what);
        if (nextProblem.isPresent()) {
            Problem problem = nextProblem.get();
            nextProblem = Optional.empty();
            throw new ProblemException(problem);
        }
    }

    private LocalCluster cluster(String name) {
        return Optional.ofNullable(clusters.get(name))
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.LOCAL_CLUSTER_UNKNOWN, name)));
    }

    private LocalCluster put(String name, State state) {
        return put(name, state, cluster(name).ours(), cluster(name).nodes().size() - 1);
    }

    @Override
    public String id() {
        return "kind";
    }

    @Override
    public String provider() {
        return "kind";
    }

    @Override
    public List<LocalCluster> clusters() {
        if (silent.isPresent()) {
            throw new ProblemException(silent.get());
        }
        return List.copyOf(clusters.values());
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public LocalCluster start(String name) {
        return resume(name, Progress.Listener.NOBODY);
    }

    @Override
    public void stop(String name) {
        pause(name, Progress.Listener.NOBODY);
    }

    @Override
    public void delete(String name) {
        called("delete " + name);
        clusters.remove(cluster(name).name());
    }

    @Override
    public LocalCluster pause(String name, Progress.Listener listener) {
        listener.on(new Progress.Planned(NOW, List.of(Step.STOP_WORKERS, Step.STOP_CONTROL_PLANES, Step.STOP_LOAD_BALANCER)));
        listener.on(new Progress.Started(NOW, Step.STOP_WORKERS, name + "-worker"));
        listener.on(new Progress.Ended(NOW.plusMillis(10_400), Step.STOP_WORKERS, name + "-worker"));
        listener.on(new Progress.Started(NOW.plusMillis(10_400), Step.STOP_CONTROL_PLANES, name + "-control-plane"));
        called("pause " + name);
        return put(name, State.PAUSED);
    }

    @Override
    public LocalCluster resume(String name, Progress.Listener listener) {
        called("resume " + name);
        return put(name, State.RUNNING);
    }

    @Override
    public List<Ailment> diagnose(String name) {
        return ailments.isEmpty() ? cluster(name).ailments() : ailments;
    }

    @Override
    public List<Ailment> repair(String name, Progress.Listener listener) {
        called("repair " + name);
        put(name, State.RUNNING);
        return ailments;
    }

    @Override
    public void load(String name, ImageOrigin image, List<String> nodes, Progress.Listener listener) {
        listener.on(new Progress.Started(NOW, Step.SAVE_IMAGE, ""));
        listener.on(new Progress.Pulled(NOW, "shop/web:2", 41_000_000, 96_000_000));
        called("load " + image + " " + nodes);
    }

    @Override
    public List<String> images() {
        return List.of("shop/api:7", "shop/web:2", "shop/web:latest");
    }

    @Override
    public List<String> shellCommand(String name, String node) {
        called("shell " + node);
        return List.of("docker", "exec", "-it", node, "bash");
    }

    @Override
    public Exec shell(String name, String node, ExecStreams streams, boolean terminal) {
        throw new AssertionError("the window opens a terminal");
    }

    @Override
    public void exportLogs(String name, Path archive, Progress.Listener listener) {
        called("logs " + name + " " + archive);
    }

    @Override
    public List<Certificate> certificates(String name) {
        String node = cluster(name).nodes().getFirst().name();
        return List.of(
                new Certificate(node, "/etc/kubernetes/pki/apiserver.crt", "kube-apiserver", Instant.parse("2027-11-29T10:00:00Z")),
                new Certificate(node, "/etc/kubernetes/pki/apiserver-etcd-client.crt", "kube-apiserver-etcd-client", Instant.parse("2027-11-29T10:00:01Z")),
                new Certificate(node, "/etc/kubernetes/admin.conf", "kubernetes-admin", Instant.parse("2027-11-29T10:00:02Z")),
                new Certificate(node, "/etc/kubernetes/pki/ca.crt", "kubernetes", Instant.parse("2036-11-26T10:00:00Z")));
    }

    @Override
    public Belongings belongings(String name) {
        return new Belongings(
                cluster(name).nodes().stream().map(LocalNode::name).toList(),
                List.of("1b2c", "3d4e", "5f60"),
                "kind-" + name,
                List.of(cluster(name).kubeconfig()),
                List.of("kind", "kind-registry"));
    }

    @Override
    public List<NodeUse> use(String name) {
        measured++;
        return cluster(name).nodes().stream().map(node -> new NodeUse(node.name(), 0.14, 412_000_000)).toList();
    }

    @Override
    public String kubeconfig(String name) {
        return "";
    }

    @Override
    public Path kubeconfigFile(String name) {
        called("kubeconfig " + name);
        return cluster(name).kubeconfig();
    }

    @Override
    public void addTo(Path kubeconfig, String name, boolean use) {
        called("add " + name + " to " + kubeconfig + (use ? " and use it" : ""));
    }

    @Override
    public void close() {}
}
