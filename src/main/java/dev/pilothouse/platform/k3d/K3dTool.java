package dev.pilothouse.platform.k3d;

import dev.pilothouse.local.ClusterFiles;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.SimplePlan;
import dev.pilothouse.local.SimpleTool;
import dev.pilothouse.local.Stages;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.command.Command;
import dev.pilothouse.platform.command.CommandResult;
import dev.pilothouse.platform.command.PinnedTool;
import dev.pilothouse.platform.command.Tools;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The clusters of k3d. Each has a kubeconfig of its own in our folder; k3d is told that this is the only one that there is, so that it can touch
 * nobody else's and switches nobody's context.
 */
public final class K3dTool implements SimpleTool {

    /** {@link #id()}. */
    public static final String ID = "k3d";

    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration WORK = Duration.ofMinutes(3);
    private static final Duration CREATION = Duration.ofMinutes(15);

    private final PinnedTool tool;
    private final ClusterFiles files;

    /**
     * @param engine as of {@link PinnedTool}
     * @param files where the clusters' kubeconfig files are
     */
    public K3dTool(Tools tools, Supplier<Map<String, String>> engine, ClusterFiles files) {
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
        return List.of(Step.NODES, Step.LOAD_BALANCER, Step.CONTROL_PLANE, Step.JOIN_WORKERS, Step.API_READY, Step.KUBECONFIG);
    }

    @Override
    public void require() {
        tool.command();
    }

    @Override
    public List<LocalCluster> clusters() {
        CommandResult listed = command("", "cluster", "list", "-o", "json").within(SHORT).run();
        if (!listed.well()) {
            throw new ProblemException(K3dRefusal.of("", listed.err()));
        }
        return K3dList.read(listed.text(), files::kubeconfig, files::marked);
    }

    /** It rolls back by itself when it fails, but not when it is ended. */
    @Override
    public void create(SimplePlan plan, Stages stages) {
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
        stages.begin(Step.KUBECONFIG, files.kubeconfig(plan.name()).toString());
        writeKubeconfig(plan.name());
    }

    @Override
    public void start(LocalCluster cluster) {
        String name = cluster.name();
        if (!cluster.runs()) {
            orRefused(name, command(name, "cluster", "start", name, "--wait", "--timeout", "2m").within(WORK).run());
        }
        writeKubeconfig(name);
    }

    @Override
    public void stop(String name) {
        orRefused(name, command(name, "cluster", "stop", name).within(WORK).run());
    }

    @Override
    public void remove(String name) {
        orRefused(name, command(name, "cluster", "delete", name).within(WORK).run());
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
        return tool.command(words).with("KUBECONFIG", files.kubeconfig(name).toString());
    }
}
