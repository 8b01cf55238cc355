package dev.pilothouse.platform.kind;

import dev.pilothouse.platform.command.Command;
import dev.pilothouse.platform.command.CommandResult;
import dev.pilothouse.platform.command.PinnedTool;
import dev.pilothouse.platform.command.Tools;
import dev.pilothouse.platform.docker.DockerEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one place that starts kind.
 *
 * <p>It pins the engine, so that kind and the app cannot mean different ones, and takes away the variables by which kind would guess a name or
 * another kubeconfig. {@code -q} is never given: it silences progress and errors too.
 */
public final class KindCommand {

    private static final String KIND = "kind";
    /** Without it kind takes another engine's command where docker's is missing, and with it another engine. */
    private static final String ENGINE_KIND = "KIND_EXPERIMENTAL_PROVIDER";

    private static final Duration SHORT = Duration.ofSeconds(30);
    /** Whoever deletes looks for what is left afterwards. */
    private static final Duration DELETION = Duration.ofSeconds(20);

    /** kind gives up by itself long before, unless it hangs: kubeadm waits four minutes for a node. */
    private static final Duration LONGEST_CREATION = Duration.ofMinutes(30);

    private static final List<String> GUESSES =
            List.of("KIND_CLUSTER_NAME", "KUBECONFIG", "DOCKER_CONTEXT", "KIND_EXPERIMENTAL_DOCKER_NETWORK");

    private final PinnedTool tool;

    /** @param engine as of {@link PinnedTool} */
    public KindCommand(Tools tools, Supplier<Map<String, String>> engine) {
        tool = new PinnedTool(KIND, tools, engine);
    }

    /** Returns the same command for one engine, whichever is chosen meanwhile. */
    KindCommand on(DockerEngine fixed) {
        Map<String, String> variables = fixed.endpoint().environment();
        return new KindCommand(tool.tools(), () -> variables);
    }

    /** Returns the file of the command, if it is installed. */
    public Optional<Path> file() {
        return tool.file();
    }

    /** Returns the installed release, such as {@code 0.33.0}. */
    public String version() {
        return command("version", "-q").within(SHORT).run().orRefused().text().strip();
    }

    /** Returns the names of all clusters that kind sees, in its order. */
    public List<String> clusters() {
        return command("get", "clusters").within(SHORT).run().orRefused().out().stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    /** Removes a cluster's nodes and its entry in the file; one that is not there is no error. */
    public CommandResult delete(String cluster, Path kubeconfig) {
        return command("delete", "cluster", "--name", cluster, "--kubeconfig", kubeconfig.toString()).within(DELETION).run();
    }

    /** Writes the cluster's entry into the file anew. */
    public CommandResult exportKubeconfig(String cluster, Path kubeconfig) {
        return command("export", "kubeconfig", "--name", cluster, "--kubeconfig", kubeconfig.toString()).within(SHORT).run();
    }

    /**
     * Returns a run that makes a cluster of the configuration that it reads. What it made of a cluster that fails stays, so that its logs can be read;
     * whoever runs it removes that.
     */
    Command create(String cluster, String config, Path kubeconfig) {
        return command("create", "cluster", "--name", cluster, "--config", "-", "--retain", "--kubeconfig", kubeconfig.toString())
                .reading(config)
                .within(LONGEST_CREATION);
    }

    /** Writes the logs of all nodes into the folder. */
    CommandResult exportLogs(String cluster, Path folder) {
        return command("export", "logs", folder.toString(), "--name", cluster).within(Duration.ofMinutes(1)).run();
    }

    /** Returns a run of kind with these words, which has not begun. */
    Command command(String... words) {
        Command command = tool.command(words).with(ENGINE_KIND, "docker");
        for (String guess : GUESSES) {
            command = command.without(guess);
        }
        return command;
    }
}
