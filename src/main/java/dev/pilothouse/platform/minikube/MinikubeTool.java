package dev.pilothouse.platform.minikube;

import dev.pilothouse.local.ClusterFiles;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.SimplePlan;
import dev.pilothouse.local.SimpleTool;
import dev.pilothouse.local.Stages;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.command.Command;
import dev.pilothouse.platform.command.CommandResult;
import dev.pilothouse.platform.command.PinnedTool;
import dev.pilothouse.platform.command.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The clusters of minikube, which calls them profiles. It writes into the file that {@code KUBECONFIG} names and into no other, so each cluster has
 * one of its own in our folder, and nobody's context is switched.
 */
public final class MinikubeTool implements SimpleTool {

    /** {@link #id()}. */
    public static final String ID = "minikube";

    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final Duration WORK = Duration.ofMinutes(10);
    private static final Duration CREATION = Duration.ofMinutes(30);

    private final PinnedTool tool;
    private final ClusterFiles files;

    /**
     * @param engine as of {@link PinnedTool}
     * @param files where the clusters' kubeconfig files are
     */
    public MinikubeTool(Tools tools, Supplier<Map<String, String>> engine, ClusterFiles files) {
        tool = new PinnedTool(ID, tools, engine);
        this.files = files;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Path> file() {
        return tool.file();
    }

    @Override
    public List<Step> steps() {
        return List.of(Step.IMAGE, Step.NODES, Step.CONTROL_PLANE, Step.JOIN_WORKERS, Step.API_READY, Step.STORAGE);
    }

    @Override
    public void require() {
        tool.command();
    }

    @Override
    public List<LocalCluster> clusters() {
        CommandResult listed = command("", "profile", "list", "-o", "json").within(SHORT).run();
        String json = listed.out().stream().filter(line -> line.startsWith("{")).findFirst().orElse("");
        if (json.isEmpty()) {
            throw new ProblemException(ExitCode.problem(listed.exit(), "", listed.err()));
        }
        return ProfileList.read(json, files::kubeconfig, files::marked);
    }

    @Override
    public void create(SimplePlan plan, Stages stages) {
        List<String> words = new ArrayList<>(List.of("--nodes", Integer.toString(plan.nodes())));
        if (!plan.version().isEmpty()) {
            words.addAll(List.of("--kubernetes-version", plan.version()));
        }
        up(plan.name(), stages, words);
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
    public void start(LocalCluster cluster) {
        if (!cluster.runs() || !Files.exists(files.kubeconfig(cluster.name()))) {
            up(cluster.name(), new Stages(Progress.Listener.NOBODY, InstantSource.system()), List.of());
        }
    }

    @Override
    public void stop(String name) {
        orRefused(name, command(name, "stop", "--profile", name).within(WORK).run());
    }

    @Override
    public void remove(String name) {
        orRefused(name, command(name, "delete", "--profile", name).within(WORK).run());
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
        return tool.command(words)
                .with("KUBECONFIG", files.kubeconfig(name).toString())
                .with("MINIKUBE_IN_STYLE", "false")
                .with("MINIKUBE_WANTUPDATENOTIFICATION", "false")
                .without("MINIKUBE_PROFILE");
    }
}
