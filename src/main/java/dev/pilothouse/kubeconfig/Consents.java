package dev.pilothouse.kubeconfig;

import dev.pilothouse.cluster.ClusterSource.Plugin;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.AtomicFile;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which sign-in plugins the person agreed to run, kept in a file. Another file behind the same name, other arguments or other
 * environment variables are another plugin.
 */
final class Consents {

    private final Path file;

    Consents(Path file) {
        this.file = file;
    }

    synchronized boolean allows(Plugin plugin) {
        return !plugin.hash().isEmpty() && read().contains(plugin);
    }

    /** @throws ProblemException with {@code FILE_NOT_WRITTEN} */
    synchronized void remember(Plugin plugin) {
        List<Plugin> plugins = new ArrayList<>(read());
        if (plugin.hash().isEmpty() || plugins.contains(plugin)) {
            return;
        }
        plugins.add(plugin);
        try {
            AtomicFile.writePrivate(file, Json.pretty(tree(plugins)));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(ProblemCode.FILE_NOT_WRITTEN, file.toString()).withDetail(TextFile.reason(e)), e);
        }
    }

    /** A file that is missing or broken holds no consent. */
    private List<Plugin> read() {
        try {
            return Json.read(Files.readString(file)).trees("plugins").stream()
                    .map(Consents::plugin)
                    .toList();
        } catch (IOException | ProblemException e) {
            return List.of();
        }
    }

    private static Plugin plugin(Tree tree) {
        List<String> words = tree.list("command").stream().map(String::valueOf).toList();
        return new Plugin(words, tree.text("path"), tree.text("sha256"));
    }

    private static Tree tree(List<Plugin> plugins) {
        List<Map<String, Object>> entries = plugins.stream()
                .map(plugin -> Map.<String, Object>of(
                        "command", plugin.commandLine(), "path", plugin.path(), "sha256", plugin.hash()))
                .toList();
        return new Tree(Map.of("plugins", entries));
    }
}
