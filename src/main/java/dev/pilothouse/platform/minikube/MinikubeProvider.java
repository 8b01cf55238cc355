package dev.pilothouse.platform.minikube;

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
import java.nio.file.Files;
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
 * The clusters of minikube, which calls them profiles. It writes into the file that {@code KUBECONFIG} names and into no other, so each cluster has
 * one of its own in our folder, and nobody's context is switched.
 */
public final class MinikubeProvider implements SimpleClusters {

    /** {@link #id()}, and the name of the command. */
    static final String ID = "minikube";

    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final Duration WORK = Duration.ofMinutes(10);
    private static final Duration CREATION = Duration.ofMinutes(30);

    private final Tools tools;
    private final Supplier<Map<String, String>> engine;
    private final ClusterFiles files;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Makings makings = new Makings();

    /**
     * @param engine variables that pin the container engine; asked for each run
     * @param folder where the clusters' kubeconfig files are; made when needed
     */
    public MinikubeProvider(Tools tools, Supplier<Map<String, String>> engine, Path folder) {
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
        CommandResult listed = command("", "profile", "list", "-o", "json").within(SHORT).run();
        String json = listed.out().stream().filter(line -> line.startsWith("{")).findFirst().orElse("");
        if (json.isEmpty()) {
            throw new ProblemException(ExitCode.problem(listed.exit(), "", listed.err()));
        }
        return ProfileList.read(json, files::kubeconfig, files::marked);
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
        stages.plan(Step.IMAGE, Step.NODES, Step.CONTROL_PLANE, Step.JOIN_WORKERS, Step.API_READY, Step.STORAGE);
        try {
            List<String> words = new ArrayList<>(List.of("--nodes", Integer.toString(plan.nodes())));
            if (!plan.version().isEmpty()) {
                words.addAll(List.of("--kubernetes-version", plan.version()));
            }
            up(plan.name(), stages, words);
            files.mark(plan.name());
            stages.end();
            return cluster(plan.name());
        } catch (ProblemException e) {
            stages.fail(e.problem());
            stages.cleanUp(() -> remove(plan.name()));
            throw e;
        } finally {
            changed();
        }
    }

    /** Makes or starts it; both are one command. */
    private void up(String name, Stages stages, List<String> more) {
        files.makeFolder(name);
        List<String> words = new ArrayList<>(List.of("start", "--profile", name, "--output", "json", "--interactive=false", "--embed-certs"));
        words.addAll(more);
        StartEvents events = new StartEvents(stages);
        List<String> complaints = new ArrayList<>();
        CommandResult started = command(name, words.toArray(String[]::new))
                .within(CREATION)
                .heardBy(events::line, line -> {
                    complaints.add(line);
                    stages.line(line);
                })
                .run();
        if (!started.well()) {
            throw new ProblemException(ExitCode.problem(started.exit(), name, events.errors().isEmpty() ? complaints : events.errors()));
        }
    }

    @Override
    public LocalCluster start(String name) {
        LocalCluster before = cluster(name);
        if (!before.runs() || !Files.exists(files.kubeconfig(name))) {
            up(name, new Stages(Progress.Listener.NOBODY, InstantSource.system()), List.of());
            changed();
        }
        return cluster(name);
    }

    @Override
    public void stop(String name) {
        if (cluster(name).state() != LocalCluster.State.PAUSED) {
            orRefused(name, command(name, "stop", "--profile", name).within(WORK).run());
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
        orRefused(name, command(name, "delete", "--profile", name).within(WORK).run());
        files.remove(name);
    }

    private static void orRefused(String name, CommandResult result) {
        if (!result.well()) {
            throw new ProblemException(ExitCode.problem(result.exit(), name, result.err().isEmpty() ? result.out() : result.err()));
        }
    }

    /**
     * @param name of the cluster that it is about; empty for none
     */
    private Command command(String name, String... words) {
        Command command = tools.command(ID, words)
                .with("KUBECONFIG", files.kubeconfig(name).toString())
                .with("MINIKUBE_IN_STYLE", "false")
                .with("MINIKUBE_WANTUPDATENOTIFICATION", "false")
                .without("MINIKUBE_PROFILE");
        for (Map.Entry<String, String> pin : engine.get().entrySet()) {
            command = command.with(pin.getKey(), pin.getValue());
        }
        return command;
    }

    /** Hears of what is done from here; minikube tells nobody what others do. */
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
