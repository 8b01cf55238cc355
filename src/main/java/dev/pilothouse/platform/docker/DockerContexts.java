package dev.pilothouse.platform.docker;

import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contexts of the docker command, as it keeps them below {@code ~/.docker}. One that is broken hides no other. */
final class DockerContexts {

    /** Name of the context that is always there and stored nowhere. */
    static final String STANDARD = "default";

    private static final int LARGEST = 4 * 1024 * 1024;

    private final Path folder;

    record Context(String name, EngineEndpoint endpoint) {}

    /**
     * What was read.
     *
     * @param current name of the one that {@code docker context use} chose, empty for none
     */
    record Read(List<Context> contexts, String current, List<Problem> problems) {}

    DockerContexts(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("DOCKER_CONFIG", "");
        folder = named.isBlank() ? home.resolve(".docker") : folder(named, home.resolve(".docker"));
    }

    /** Returns the folder of that name; another one when no folder can be called so, as when it stands in quotes on Windows. */
    static Path folder(String named, Path otherwise) {
        try {
            return Path.of(named);
        } catch (InvalidPathException e) {
            return otherwise;
        }
    }

    Path folder() {
        return folder;
    }

    Read read() {
        List<Problem> problems = new ArrayList<>();
        String current = json(folder.resolve("config.json"), problems).text("currentContext").strip();
        List<Context> contexts = new ArrayList<>();
        for (Path stored : stored(problems)) {
            context(json(stored.resolve("meta.json"), problems)).ifPresent(contexts::add);
        }
        contexts.sort(Comparator.comparing(Context::name));
        return new Read(contexts, current, problems);
    }

    private List<Path> stored(List<Problem> problems) {
        Path meta = folder.resolve("contexts").resolve("meta");
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(meta, Files::isDirectory)) {
            stream.forEach(folders::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            problems.add(broken(meta, e.toString()));
        }
        return folders;
    }

    private Optional<Context> context(Tree meta) {
        String name = meta.text("Name");
        String host = meta.text("Endpoints", "docker", "Host");
        if (name.isEmpty() || host.isEmpty()) {
            return Optional.empty();
        }
        Path tls = folder.resolve("contexts").resolve("tls").resolve(digest(name)).resolve("docker");
        boolean verify = !meta.isTrue("Endpoints", "docker", "SkipTLSVerify");
        boolean encrypted = Files.isDirectory(tls) || (!verify && host.startsWith("tcp:"));
        return Optional.of(new Context(
                name, new EngineEndpoint(host, encrypted ? Optional.of(new EngineEndpoint.Tls(tls, verify)) : Optional.empty())));
    }

    /** Returns an object from a file, nothing where there is no file; what is wrong with it becomes a problem. */
    private static Tree json(Path file, List<Problem> problems) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("larger than " + LARGEST + " bytes");
            }
            byte[] bytes = Files.readAllBytes(file);
            return bytes.length == 0 ? Tree.EMPTY : Json.read(bytes);
        } catch (NoSuchFileException e) {
            return Tree.EMPTY;
        } catch (IOException e) {
            problems.add(broken(file, e.toString()));
        } catch (ProblemException e) {
            problems.add(broken(file, e.problem().detail()));
        }
        return Tree.EMPTY;
    }

    private static Problem broken(Path file, String why) {
        return Problem.of(ProblemCode.ENGINE_CONFIG_BROKEN, file.toString()).withDetail(why);
    }

    private static String digest(String name) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
