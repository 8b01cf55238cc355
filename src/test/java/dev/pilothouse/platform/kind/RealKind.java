package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.local.EngineChoice;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.command.Tools;
import dev.pilothouse.platform.docker.DockerEngine;
import dev.pilothouse.platform.docker.DockerEngines;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The container engine and the kind command of this computer, and a stand-in for a node image with which kind comes to its end, or fails at a chosen step,
 * in seconds.
 *
 * <p>kind is found on the {@code PATH}, or where {@code PILOTHOUSE_TEST_KIND} names its file. Tests are skipped where one of them is missing.
 */
final class RealKind implements AutoCloseable {

    static final String NODE = "pilothouse.test/standin:v1.34.2";

    private static final String KIND_FILE = "PILOTHOUSE_TEST_KIND";
    private static final Path BUSYBOX = Path.of("/bin/busybox");

    private final Tools tools;
    private final DockerEngines engines;

    RealKind() {
        this(Map.of());
    }

    /** @param more variables of the environment, such as {@code DOCKER_HOST} */
    RealKind(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(more);
        Path kind = Path.of(environment.getOrDefault(KIND_FILE, ""));
        if (kind.isAbsolute()) {
            environment.merge("PATH", String.valueOf(kind.getParent()), (old, folder) -> folder + File.pathSeparator + old);
        }
        String system = System.getProperty("os.name");
        Path home = Path.of(System.getProperty("user.home"));
        tools = new Tools(system, home, environment);
        engines = new DockerEngines(environment, home, system, new NoChoice());
        assumeTrue(tools.find("kind").isPresent(), "kind is not installed, and " + KIND_FILE + " names none");
        assumeTrue(tools.find("docker").isPresent(), "the docker command, which kind needs, is not installed");
        assumeTrue(answers(), "no container engine answers");
    }

    private boolean answers() {
        try {
            engines.connection().ping();
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    DockerEngines engines() {
        return engines;
    }

    DockerEngine engine() {
        return engines.connection();
    }

    Tools tools() {
        return tools;
    }

    KindCommand kind() {
        return new KindCommand(tools, () -> engine().endpoint().environment());
    }

    /** Returns a real node image that the engine holds; the test is skipped where there is none. */
    String realNode() {
        Optional<String> held = engine().images().list(Map.of("reference", List.of("kindest/node"))).stream()
                .flatMap(image -> image.list("RepoTags").stream())
                .map(String::valueOf)
                .findFirst();
        assumeTrue(held.isPresent(), "the engine holds no kindest/node image");
        return held.orElseThrow();
    }

    /** Returns a node image that does as it is told, {@code none} for nothing bad; see the Dockerfile. */
    String node(String standIn) {
        String image = standIn.equals("none") ? NODE : NODE + "-" + standIn.replace(':', '-');
        assumeTrue(Files.isExecutable(BUSYBOX), "the stand-in node is made of busybox, which is not here");
        try {
            Path context = Files.createTempDirectory("standin");
            copy(Path.of(Objects.requireNonNull(RealKind.class.getResource("fakenode")).toURI()), context);
            Files.copy(BUSYBOX, context.resolve("busybox"));
            tools.command("docker", "build", "-q", "--build-arg", "STANDIN=" + standIn, "-t", image, context.toString())
                    .with("DOCKER_BUILDKIT", "0")
                    .within(Duration.ofMinutes(3))
                    .run()
                    .orRefused();
            remove(context);
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the names of all containers of a cluster, those that stand still too. */
    List<String> containers(String cluster) {
        return KindNode.read(engine().containers().list(true, Map.of("label", List.of(KindNode.CLUSTER + "=" + cluster)))).stream().map(KindNode::name).toList();
    }

    List<String> volumes(String cluster) {
        return KindNode.read(engine().containers().list(true, Map.of("label", List.of(KindNode.CLUSTER + "=" + cluster)))).stream()
                .flatMap(node -> node.volumes().stream())
                .toList();
    }

    boolean hasVolume(String name) {
        return engine().get("/volumes").trees("Volumes").stream().anyMatch(volume -> volume.text("Name").equals(name));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void remove(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        engines.close();
    }

    /** Nobody chose an engine, so it is the one that the environment names, or the standard one. */
    private record NoChoice() implements EngineChoice {
        @Override
        public String address() {
            return "";
        }

        @Override
        public void remember(String address) {}
    }
}
