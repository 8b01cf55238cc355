package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the files of Docker say, of the engine and of its command. One that is broken says nothing. */
final class DockerFiles {

    private final Path root;
    private final Path home;
    private final Map<String, String> environment;

    DockerFiles(Path root, Path home, Map<String, String> environment) {
        this.root = root;
        this.home = home;
        this.environment = environment;
    }

    /** Returns the engine's configuration where it says {@code "init": true}. */
    Optional<Path> init(boolean rootless) {
        List<Path> files = rootless
                ? List.of(home.resolve(".config/docker/daemon.json"))
                : List.of(
                        root.resolve("etc/docker/daemon.json"),
                        home.resolve(".docker/daemon.json"),
                        root.resolve("var/snap/docker/current/config/daemon.json"));
        return files.stream().filter(file -> read(file).isTrue("init")).findFirst();
    }

    /** Returns the proxies that the docker command puts into the environment of every container. */
    Proxies containers() {
        String folder = environment.getOrDefault("DOCKER_CONFIG", "");
        Path file = (folder.isEmpty() ? home.resolve(".docker") : Path.of(folder)).resolve("config.json");
        Tree proxies = read(file).tree("proxies", "default");
        return Proxies.of(proxies.text("httpProxy"), proxies.text("httpsProxy"), proxies.text("noProxy"));
    }

    private static Tree read(Path file) {
        try {
            return Json.read(Files.readAllBytes(file));
        } catch (IOException | ProblemException | SecurityException e) {
            return Tree.EMPTY;
        }
    }
}
