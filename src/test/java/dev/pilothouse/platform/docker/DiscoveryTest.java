package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.local.EngineInfo.Origin;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.platform.docker.Discovery.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which engines are found, where files and variables name them, and what is said of those that are broken. */
class DiscoveryTest {

    private static final String STANDARD = "unix:///var/run/docker.sock";

    private final Path home;

    DiscoveryTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void knowsTheStandardPlaceWhenNothingIsSaid() throws IOException {
        Place first = look(Map.of()).places().getFirst();
        assertEquals(EngineEndpoint.of(STANDARD), first.endpoint());
        assertEquals(Origin.STANDARD, first.origin());
        assertFalse(first.named());
    }

    @Test
    void takesTheVariableBeforeAllElse() throws Exception {
        current("work");
        context("work", "unix:///work.sock", "");
        Discovery.Found found = look(Map.of("DOCKER_HOST", "unix:///env.sock", "DOCKER_CONTEXT", "work"));
        assertEquals(List.of("unix:///env.sock", "unix:///work.sock", STANDARD), addresses(found));
        assertEquals(List.of("DOCKER_HOST"), named(found));
    }

    @Test
    void takesTheCurrentContextBeforeTheStandardPlace() throws Exception {
        context("home", "unix:///home.sock", "");
        context("work", "unix:///work.sock", "");
        current("work");
        Discovery.Found found = look(Map.of());
        assertEquals(List.of("unix:///work.sock", "unix:///home.sock", STANDARD), addresses(found));
        assertEquals(List.of("work"), named(found));
        assertEquals(List.of("home"), named(look(Map.of("DOCKER_CONTEXT", "home"))));
        assertEquals(List.of("default"), named(look(Map.of("DOCKER_CONTEXT", "default"))));
    }

    @Test
    void saysThatAContextIsNotThereInsteadOfTakingAnother() throws IOException {
        Place first = look(Map.of("DOCKER_CONTEXT", "ghost")).places().getFirst();
        assertTrue(first.named());
        assertEquals(List.of("ghost"), first.problem().orElseThrow().args());
        assertEquals(ProblemCode.ENGINE_CONTEXT_UNKNOWN, first.problem().orElseThrow().code());
    }

    @Test
    void outlivesFoldersThatNobodyCanHave() throws IOException {
        Map<String, String> environment = Map.of("DOCKER_CONFIG", "\0", "DOCKER_CERT_PATH", "\0", "DOCKER_HOST", "tcp://far:2376", "DOCKER_TLS_VERIFY", "1");
        EngineEndpoint first = look(environment).places().getFirst().endpoint();
        assertEquals(home.resolve(".docker"), first.tls().orElseThrow().folder());
    }

    @Test
    void outlivesBrokenFiles() throws Exception {
        Files.createDirectories(home.resolve(".docker/contexts/meta/broken"));
        Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\": ");
        Files.writeString(home.resolve(".docker/contexts/meta/broken/meta.json"), "no JSON");
        context("whole", "unix:///whole.sock", "");
        Discovery.Found found = look(Map.of());
        assertEquals(List.of("unix:///whole.sock", STANDARD), addresses(found));
        assertEquals(
                List.of(ProblemCode.ENGINE_CONFIG_BROKEN, ProblemCode.ENGINE_CONFIG_BROKEN),
                found.problems().stream().map(problem -> problem.code()).toList());
    }

    @Test
    void readsFieldsOfOtherTypesAsAbsent() throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\": {\"a\": 1}, \"auths\": []}");
        assertEquals(List.of(STANDARD), addresses(look(Map.of())));
    }

    @Test
    void readsAnotherFolderOfTheDockerCommand() throws Exception {
        Path other = home.resolve("ein Ordner ü");
        Files.createDirectories(other);
        Files.writeString(other.resolve("config.json"), "{\"currentContext\": \"ghost\"}");
        assertEquals(List.of("ghost"), named(look(Map.of("DOCKER_CONFIG", other.toString()))));
    }

    @Test
    void knowsTheCertificatesOfContextAndVariable() throws Exception {
        context("secure", "tcp://engine.example:2376", ", \"SkipTLSVerify\": true");
        Files.createDirectories(home.resolve(".docker/contexts/tls/" + digest("secure") + "/docker"));
        EngineEndpoint.Tls tls = look(Map.of()).places().getFirst().endpoint().tls().orElseThrow();
        assertFalse(tls.verify());
        assertTrue(tls.folder().endsWith(digest("secure") + "/docker"));

        Map<String, String> variables = Map.of("DOCKER_HOST", "engine.example:2376", "DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/certs");
        assertEquals(
                new EngineEndpoint("tcp://engine.example:2376", Optional.of(new EngineEndpoint.Tls(Path.of("/certs"), true))),
                look(variables).places().getFirst().endpoint());
    }

    @Test
    void findsTheUsualSocketsThatAreThere() throws IOException {
        Path runtime = home.resolve("run");
        touch(runtime.resolve("docker.sock"));
        touch(runtime.resolve("podman/podman.sock"));
        touch(home.resolve(".colima/default/docker.sock"));
        touch(home.resolve(".colima/my work/docker.sock"));
        touch(home.resolve(".rd/docker.sock"));
        List<String> names = look(Map.of("XDG_RUNTIME_DIR", runtime.toString())).places().stream().map(Place::name).sorted().toList();
        assertEquals(
                List.of("Colima default", "Colima my work", "Docker (rootless)", "Podman (rootless)", "Rancher Desktop", "default"),
                names.stream().filter(name -> !name.equals("Podman")).toList());
    }

    @Test
    void namesASocketOnceThatIsReachedInTwoWays() throws Exception {
        touch(home.resolve(".docker/desktop/docker.sock"));
        Path link = home.resolve("link.sock");
        Files.createSymbolicLink(link, home.resolve(".docker/desktop/docker.sock"));
        context("desktop-linux", "unix://" + link, "");
        List<String> names = look(Map.of()).places().stream().map(Place::name).toList();
        assertTrue(names.contains("desktop-linux") && !names.contains("Docker Desktop"), names.toString());
    }

    @Test
    void findsTheSameUnderTurkishRules() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertEquals("unix", EngineEndpoint.of("UNIX:///I.sock").scheme());
            knowsTheCertificatesOfContextAndVariable();
        } finally {
            Locale.setDefault(before);
        }
    }

    private Discovery.Found look(Map<String, String> environment) throws IOException {
        Map<String, String> apart = new java.util.HashMap<>(Map.of("XDG_RUNTIME_DIR", home.resolve("none").toString()));
        apart.putAll(environment);
        return new Discovery(apart, home, "Linux").look();
    }

    private static List<String> addresses(Discovery.Found found) {
        return found.places().stream().map(place -> place.endpoint().address()).filter(one -> !one.contains("/run/podman/")).toList();
    }

    private static List<String> named(Discovery.Found found) {
        return found.places().stream().filter(Place::named).map(Place::name).toList();
    }

    private void current(String name) throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), "{\"auths\": {}, \"currentContext\": \"" + name + "\"}");
    }

    private void context(String name, String host, String more) throws IOException, NoSuchAlgorithmException {
        Path folder = home.resolve(".docker/contexts/meta/" + digest(name));
        Files.createDirectories(folder);
        String meta = "{\"Name\": \"" + name + "\", \"Metadata\": {}, \"Endpoints\": {\"docker\": {\"Host\": \"" + host + "\"" + more + "}}}";
        Files.writeString(folder.resolve("meta.json"), meta);
    }

    private static void touch(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }

    private static String digest(String name) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
    }
}
