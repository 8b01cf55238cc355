package dev.pilothouse.platform.k3d;

import dev.pilothouse.local.ClusterFiles;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Makings;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.SimpleClusters;
import dev.pilothouse.local.SimplePlan;
import dev.pilothouse.local.Stages;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.command.Command;
import dev.pilothouse.platform.command.CommandResult;
import dev.pilothouse.platform.command.Tools;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * The clusters of k3d. Each has a kubeconfig of its own in our folder; k3d is told that this is the only one that there is, so that it can touch
 * nobody else's and switches nobody's context.
 */
public final class K3dProvider implements SimpleClusters {

    /** {@link #id()}, and the name of the command. */
    static final String ID = "k3d";

    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration WORK = Duration.ofMinutes(3);
    private static final Duration CREATION = Duration.ofMinutes(15);

    private final Tools tools;
    private final Supplier<Map<String, String>> engine;
    private final ClusterFiles files;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Makings makings = new Makings();

    /**
     * @param engine variables that pin the container engine; asked for each run
     * @param folder where the clusters' kubeconfig files are; made when needed
     */
    public K3dProvider(Tools tools, Supplier<Map<String, String>> engine, Path folder) {
        this.tools = tools;
        this.engine = engine;
        files = new ClusterFiles(folder, ID);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Path> tool() {
        return tools.find(ID);
    }

    @Override
    public List<LocalCluster> clusters() {
        if (tool().isEmpty()) {
            return List.of();
        }
        CommandResult listed = command("", "cluster", "list", "-o", "json").within(SHORT).run();
        if (!listed.well()) {
            throw new ProblemException(K3dRefusal.of("", listed.err()));
        }
        return K3dList.read(listed.text(), files::kubeconfig, files::marked);
    }

    private LocalCluster cluster(String name) {
        return find(name).orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.LOCAL_CLUSTER_UNKNOWN, name)));
    }

    private Optional<LocalCluster> find(String name) {
        return clusters().stream().filter(cluster -> cluster.name().equals(name)).findFirst();
    }

    @Override
    public LocalCluster create(SimplePlan plan, Progress.Listener listener) {
        return makings.make(() -> made(plan, listener));
    }

    private LocalCluster made(SimplePlan plan, Progress.Listener listener) {
        command("", "version"); // says that it is missing before anything is told
        if (find(plan.name()).isPresent()) {
            throw new ProblemException(Problem.of(ProblemCode.CLUSTER_NAME_TAKEN, plan.name()));
        }
        Stages stages = new Stages(listener, InstantSource.system());
        stages.plan(Step.NODES, Step.LOAD_BALANCER, Step.CONTROL_PLANE, Step.JOIN_WORKERS, Step.API_READY, Step.KUBECONFIG);
        try {
            run(plan, stages);
            stages.begin(Step.KUBECONFIG, files.kubeconfig(plan.name()).toString());
            writeKubeconfig(plan.name());
            files.mark(plan.name());
            LocalCluster made = cluster(plan.name());
            stages.end();
            return made;
        } catch (ProblemException e) {
            stages.fail(e.problem());
            if (e.problem().code() != ProblemCode.CLUSTER_NAME_TAKEN) {
                // it rolls back by itself when it fails, but not when it is ended
                stages.cleanUp(() -> remove(plan.name()));
            }
            throw e;
        } finally {
            changed();
        }
    }

    private void run(SimplePlan plan, Stages stages) {
        List<String> words = new ArrayList<>(List.of(
                "cluster", "create", plan.name(), "--servers", "1", "--agents", Integer.toString(plan.nodes() - 1), "--wait", "--timeout", "10m",
                "--kubeconfig-update-default=false", "--kubeconfig-switch-context=false"));
        if (!plan.version().isEmpty()) {
            String tag = plan.version().replace('+', '-');
            words.addAll(List.of("--image", tag.contains("/") ? tag : "docker.io/rancher/k3s:" + tag));
        }
        K3dOutput output = new K3dOutput(stages);
        CommandResult created = command(plan.name(), words.toArray(String[]::new)).within(CREATION).heardBy(output::line, output::line).run();
        if (!created.well()) {
            throw new ProblemException(K3dRefusal.of(plan.name(), output.errors()));
        }
    }

    @Override
    public LocalCluster start(String name) {
        LocalCluster before = cluster(name);
        if (!before.runs()) {
            orRefused(name, command(name, "cluster", "start", name, "--wait", "--timeout", "2m").within(WORK).run());
        }
        writeKubeconfig(name);
        changed();
        return cluster(name);
    }

    @Override
    public void stop(String name) {
        if (cluster(name).state() != LocalCluster.State.PAUSED) {
            orRefused(name, command(name, "cluster", "stop", name).within(WORK).run());
            changed();
        }
    }

    @Override
    public void delete(String name) {
        cluster(name);
        remove(name);
        changed();
    }

    private void remove(String name) {
        orRefused(name, command(name, "cluster", "delete", name).within(WORK).run());
        files.remove(name);
    }

    private static void orRefused(String name, CommandResult result) {
        if (!result.well()) {
            throw new ProblemException(K3dRefusal.of(name, result.err()));
        }
    }

    private void writeKubeconfig(String name) {
        files.writeKubeconfig(name, command(name, "kubeconfig", "get", name).within(SHORT).run().orRefused().text() + "\n");
    }

    /**
     * @param name of the cluster that it is about; empty for none
     */
    private Command command(String name, String... words) {
        Command command = tools.command(ID, words).with("KUBECONFIG", files.kubeconfig(name).toString());
        for (Map.Entry<String, String> pin : engine.get().entrySet()) {
            command = command.with(pin.getKey(), pin.getValue());
        }
        return command;
    }

    /** Hears of what is done from here; k3d tells nobody what others do. */
    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /** Clusters run elsewhere; one that is just being made is given up. */
    @Override
    public void close() {
        makings.close();
        listeners.clear();
    }
}
