package dev.pilothouse.platform.kind;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.kubeconfig.ContextImport;
import dev.pilothouse.local.Ailment;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.Upkeep;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.docker.ContainerUse;
import dev.pilothouse.platform.docker.DockerEngine;
import dev.pilothouse.platform.docker.ExecOrder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All that is done with kind clusters after they were made; through the engine alone, so that no tool has to be installed for it. */
final class KindUpkeep implements Upkeep {

    /** Images of nodes have bash; a stand-in may not. */
    private static final String SHELL = "command -v bash >/dev/null && exec bash || exec sh";

    private final KindNodes nodes;
    private final KindMemory memory;
    private final KindList list;
    private final KindPause pause;
    private final KindDoctor doctor;
    private final KindRepair repair;
    private final KindKubeconfigs kubeconfigs;
    private final ReadyCheck ready;

    /**
     * @param engine the one that is used now
     * @param folder where what we keep of each cluster is
     * @param ours tells the kubeconfig of ours for a cluster
     * @param theirs kubeconfig files of the person's
     * @param making whether this program is just making the cluster
     */
    KindUpkeep(Supplier<DockerEngine> engine, Path folder, Function<String, Path> ours, List<Path> theirs, Predicate<String> making) {
        nodes = new KindNodes(engine);
        memory = new KindMemory(folder);
        list = new KindList(nodes, memory, ours, making, Clock.systemUTC());
        kubeconfigs = new KindKubeconfigs(nodes, ours, theirs);
        ready = new ReadyCheck(nodes);
        pause = new KindPause(nodes, memory);
        doctor = new KindDoctor(nodes, memory, kubeconfigs, ready);
        repair = new KindRepair(nodes, doctor, pause, kubeconfigs, ready);
    }

    @Override
    public String provider() {
        return KindList.PROVIDER;
    }

    List<LocalCluster> clusters() {
        return list.all();
    }

    /** @throws ProblemException {@code LOCAL_CLUSTER_UNKNOWN} */
    LocalCluster cluster(String name) {
        return list.one(name);
    }

    /** Remembers that the cluster was made from here. */
    void made(String cluster) {
        memory.made(cluster);
    }

    @Override
    public LocalCluster pause(String name, Progress.Listener listener) {
        pause.pause(name, new Steps(listener));
        return list.one(name);
    }

    @Override
    public LocalCluster resume(String name, Progress.Listener listener) {
        Steps steps = new Steps(listener);
        steps.plan(Step.START_NODES, Step.API_READY, Step.NODES_READY, Step.KUBECONFIG);
        pause.resume(name, steps).forEach(moved -> steps.line(Step.START_NODES, moved));
        nodes.about(name, () -> {
            ready.await(name, steps);
            return true;
        });
        steps.take(Step.KUBECONFIG, kubeconfigs.file(name).toString(), () -> kubeconfigs.write(name));
        return list.one(name);
    }

    @Override
    public List<Ailment> diagnose(String name) {
        return nodes.about(name, () -> doctor.diagnose(name));
    }

    @Override
    public List<Ailment> repair(String name, Progress.Listener listener) {
        return repair.repair(name, new Steps(listener));
    }

    @Override
    public void load(String name, ImageOrigin image, List<String> chosen, Progress.Listener listener) {
        new KindImages(nodes).load(name, image, chosen, new Steps(listener));
    }

    /** Images of nodes themselves are not meant for nodes. */
    @Override
    public List<String> images() {
        return nodes.engine().images().list(Map.of()).stream()
                .flatMap(image -> image.list("RepoTags").stream())
                .map(String::valueOf)
                .filter(tag -> !tag.startsWith("<none>") && !tag.startsWith("kindest/node:"))
                .sorted()
                .toList();
    }

    @Override
    public List<String> shellCommand(String name, String node) {
        KindNode found = node(name, node);
        List<String> command = new ArrayList<>(List.of("docker", "--host", nodes.engine().endpoint().address()));
        nodes.engine().endpoint().tls().ifPresent(tls -> command.addAll(List.of(
                tls.verify() ? "--tlsverify" : "--tls",
                "--tlscacert", tls.folder().resolve("ca.pem").toString(),
                "--tlscert", tls.folder().resolve("cert.pem").toString(),
                "--tlskey", tls.folder().resolve("key.pem").toString())));
        command.addAll(List.of("exec", "--interactive", "--tty", found.name(), "sh", "-c", SHELL));
        return command;
    }

    @Override
    public Exec shell(String name, String node, ExecStreams streams, boolean terminal) {
        ExecOrder order = ExecOrder.of("sh", "-c", SHELL).withAllRights();
        return nodes.containers().exec(node(name, node).id(), terminal ? order.inTerminal() : order, streams);
    }

    private KindNode node(String cluster, String name) {
        return nodes.of(cluster).stream()
                .filter(node -> node.name().equals(name) && node.runs())
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.LOCAL_NODE_NOT_RUNNING, name)));
    }

    @Override
    public void exportLogs(String name, Path archive, Progress.Listener listener) {
        new KindLogs(nodes).export(name, archive, new Steps(listener));
    }

    @Override
    public List<Certificate> certificates(String name) {
        return nodes.about(name, () -> new NodeCertificates(nodes).of(name));
    }

    @Override
    public Belongings belongings(String name) {
        List<KindNode> members = nodes.of(name);
        Set<String> ours = nodes.all().stream().map(KindNode::name).collect(Collectors.toSet());
        List<String> stays = new ArrayList<>(List.of(Addresses.NETWORK));
        Tree others = nodes.engine().get("/networks/" + Addresses.NETWORK).tree("Containers");
        others.fields().keySet().stream().map(id -> others.text(id, "Name")).filter(other -> !ours.contains(other)).sorted().forEach(stays::add);
        List<Path> holders = new ArrayList<>(kubeconfigs.holders(name));
        if (!kubeconfigs.kept(name).isEmpty()) {
            holders.addFirst(kubeconfigs.file(name));
        }
        return new Belongings(
                members.stream().map(KindNode::name).toList(),
                members.stream().flatMap(node -> node.volumes().stream()).toList(),
                AdminKubeconfig.context(name),
                holders,
                stays);
    }

    /** Removes the containers with their volumes, and what leads to the cluster. */
    void delete(String name, Steps steps) {
        List<KindNode> members = nodes.of(name);
        List<Path> holders = kubeconfigs.holders(name);
        steps.take(Step.DELETE_NODES, members.stream().map(KindNode::name).collect(Collectors.joining(", ")), () -> {
            Parallel.all(members, node -> {
                remove(node);
                return true;
            });
        });
        steps.take(Step.KUBECONFIG, kubeconfigs.file(name).toString(), () -> kubeconfigs.forget(name, holders));
        memory.forget(name);
    }

    /** One that is gone already is as good as removed. */
    private void remove(KindNode node) {
        try {
            nodes.containers().remove(node.id(), true, true);
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.ENGINE_HAS_NO) {
                throw e;
            }
        }
    }

    @Override
    public List<NodeUse> use(String name) {
        List<KindNode> running = nodes.of(name).stream().filter(KindNode::runs).toList();
        return Parallel.all(running, node -> {
            ContainerUse use = nodes.containers().use(node.id());
            return new NodeUse(node.name(), use.processors(), use.memory());
        });
    }

    @Override
    public String kubeconfig(String name) {
        return nodes.about(name, () -> kubeconfigs.fresh(name));
    }

    @Override
    public Path kubeconfigFile(String name) {
        return nodes.about(name, () -> {
            kubeconfigs.write(name);
            return kubeconfigs.file(name);
        });
    }

    @Override
    public void addTo(Path kubeconfig, String name, boolean use) {
        new ContextImport(kubeconfig).add(kubeconfig(name), use);
    }
}
