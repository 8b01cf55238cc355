package dev.pilothouse.platform.kind.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.local.Preflight;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.command.Tools;
import dev.pilothouse.platform.docker.DockerEngine;
import dev.pilothouse.testing.RealEngine;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings provoked for real, with the engine and the commands of this computer. Touches only containers that it makes itself. */
@Tag("real-cluster")
class PreflightRealClusterTest {

    private static final String NAME = "preflight-test";

    @TempDir
    private Path folder = Path.of("");

    private final EngineEndpoint endpoint = RealEngine.endpoint();
    private final DockerEngine engine = new DockerEngine(endpoint);
    private final List<String> made = new ArrayList<>();
    private final Locale before = Locale.getDefault();
    private KindPreflight preflight = preflight(folder);

    private KindPreflight preflight(Path kubeconfigs) {
        Path home = Path.of(System.getProperty("user.home"));
        Tools tools = new Tools(System.getProperty("os.name"), home, System.getenv());
        return new KindPreflight(
                new FixedEngines(Optional.of(endpoint)), _ -> engine, tools, System.getenv(), home, cluster -> kubeconfigs.resolve(cluster + ".kubeconfig"));
    }

    @BeforeEach
    void findKind() {
        preflight = preflight(folder);
        List<PreflightFinding> kind = preflight.of(plain("any")).stream().filter(it -> it.check() == Check.KIND_COMMAND).toList();
        assumeTrue(kind.getFirst().level() == Level.GOOD, "no kind command works here");
    }

    @AfterEach
    void removeAll() {
        Locale.setDefault(before);
        made.forEach(container -> engine.containers().remove(container, true, true));
        engine.close();
    }

    private static Blueprint plain(String image) {
        return Blueprint.of("kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nname: " + NAME + "\n").withImage(image);
    }

    /** Returns a node image that the engine has; skips the test when there is none. */
    private String nodeImage() {
        List<String> images = new EngineReader(engine, "").nodeImages();
        assumeTrue(!images.isEmpty(), "the engine has no node image");
        return images.getLast();
    }

    private List<PreflightFinding> of(Check check, Blueprint blueprint) {
        List<PreflightFinding> findings = preflight.of(blueprint);
        Said.variants(findings);
        return findings.stream().filter(finding -> finding.check() == check).toList();
    }

    private PreflightFinding only(Check check, Blueprint blueprint) {
        List<PreflightFinding> findings = of(check, blueprint);
        assertEquals(1, findings.size(), findings.toString());
        return findings.getFirst();
    }

    private String container(String name, String config) {
        RealEngine.needs(engine, RealEngine.SMALL_IMAGE);
        Tree tree = Json.read(config.replace("IMAGE", RealEngine.SMALL_IMAGE));
        String id = engine.containers().create(name, tree);
        made.add(id);
        return id;
    }

    @Test
    void aClusterThatCanBeMadeIsBlockedByNothing() {
        Blueprint blueprint = plain(nodeImage());
        List<PreflightFinding> findings = preflight.of(blueprint);
        Said.variants(findings);
        assertTrue(!new Preflight(findings).blocked(), findings.toString());
        List<Check> good = findings.stream().filter(it -> it.level() == Level.GOOD).map(PreflightFinding::check).toList();
        List<Check> always = List.of(Check.ENGINE, Check.KIND_COMMAND, Check.DOCKER_COMMAND, Check.NAME, Check.IMAGE, Check.KUBECONFIG);
        assertTrue(good.containsAll(always), good.toString());
    }

    @Test
    void theLanguageOfThePersonChangesNoFinding() {
        Blueprint blueprint = plain(nodeImage());
        List<String> before = variants(preflight.of(blueprint));
        for (String tag : List.of("tr-TR", "de-DE")) {
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertEquals(before, variants(preflight(folder).of(blueprint)), tag);
        }
    }

    private static List<String> variants(List<PreflightFinding> findings) {
        return findings.stream().map(finding -> finding.check() + " " + finding.level() + " " + finding.variant()).toList();
    }

    @Test
    void aPortMayBelongToAContainer() {
        String id = container(
                "preflight-test-port",
                """
                {"Image": "IMAGE", "Cmd": ["sleep", "600"], "ExposedPorts": {"80/tcp": {}},
                 "HostConfig": {"PortBindings": {"80/tcp": [{"HostIp": "127.0.0.1", "HostPort": ""}]}}}
                """);
        engine.containers().start(id);
        Tree ports = engine.containers().inspect(id).tree("NetworkSettings", "Ports");
        int port = Integer.parseInt(ports.trees("80/tcp").getFirst().text("HostPort"));
        PreflightFinding taken = only(Check.PORTS, plain("any").networking().withApiServerPort(port));
        assertEquals("Port " + port + " is taken by the container preflight-test-port", Said.title(taken));
        int offered = Blueprint.of(Said.changed(taken)).networking().apiServerPort();
        assertEquals("free", only(Check.PORTS, plain("any").networking().withApiServerPort(offered)).variant());
    }

    @Test
    void aPortMayBelongToAProgram() throws IOException {
        Path server = Path.of(System.getProperty("java.home"), "bin", "jwebserver");
        assumeTrue(Files.isExecutable(server), "this Java has no web server");
        Process program = new ProcessBuilder(server.toString(), "-b", "127.0.0.1", "-p", "0").redirectErrorStream(true).start();
        try {
            String said = "";
            while (!said.contains("URL http://127.0.0.1:")) {
                said = Optional.ofNullable(program.inputReader(StandardCharsets.UTF_8).readLine()).orElseThrow();
            }
            int port = Integer.parseInt(said.replaceAll(".*127\\.0\\.0\\.1:(\\d+).*", "$1"));
            PreflightFinding taken = only(Check.PORTS, plain("any").networking().withApiServerPort(port));
            assertEquals("Port " + port + " is taken by jwebserver, process " + program.pid(), Said.title(taken));
        } finally {
            program.destroyForcibly();
        }
    }

    private String node(String name, String role) {
        return container(
                name,
                "{\"Image\": \"IMAGE\", \"Cmd\": [\"sleep\", \"600\"], \"Labels\": {\"io.x-k8s.kind.cluster\": \"" + NAME
                        + "\", \"io.x-k8s.kind.role\": \"" + role + "\"}}");
    }

    @Test
    void aClusterMayHaveTheNameOrHaveLeftItsNodes() {
        String worker = node(NAME + "-worker", "worker");
        engine.containers().start(worker);
        PreflightFinding left = only(Check.NAME, plain("any"));
        assertEquals("left-over", left.variant());
        assertTrue(Said.mends(left).contains("$ kind delete cluster --name " + NAME));

        engine.containers().start(node(NAME + "-control-plane", "control-plane"));
        PreflightFinding taken = only(Check.NAME, plain("any"));
        assertEquals("taken", taken.variant());
        Blueprint renamed = Blueprint.of(Said.changed(taken));
        assertEquals("free", only(Check.NAME, renamed).variant());
    }

    @Test
    void anImageMayBeNowhere() {
        PreflightFinding missing = only(Check.IMAGE, plain("localhost:1/none/node:v1.34.0"));
        assertEquals("unreachable", missing.variant());
        assertEquals("localhost:1/none/node:v1.34.0 is not here, and localhost:1 does not answer", Said.title(missing));
    }

    @Test
    void severalControlPlanesNeedAnImageMore() {
        Blueprint blueprint = Blueprint.of(
                plain(nodeImage()).text().text().replace("---", "nodes:\n- role: control-plane\n- role: control-plane\n- role: control-plane\n---"));
        List<PreflightFinding> images = of(Check.IMAGE, blueprint);
        assertTrue(
                images.stream().anyMatch(it -> it.args().getFirst().contains("envoy") || it.args().getFirst().contains("haproxy") || it.variant().equals("all-here")),
                images.toString());
    }

    @Test
    void cgroupV1RefusesNewKubernetesUntilItIsAllowed() {
        assumeTrue(engine.info().number(0, "CgroupVersion") == 1, "this engine has cgroup v2");
        PreflightFinding refused = only(Check.CGROUP, plain("kindest/node:v1.37.0"));
        assertEquals("v1-refused", refused.variant());
        assertEquals("v1-allowed", only(Check.CGROUP, Blueprint.of(Said.changed(refused))).variant());
        assertEquals("v1-refused", only(Check.CGROUP, plain("")).variant(), "the default of this kind");
    }

    /** The engine is real, the files that this computer is described by are not. */
    @Test
    void whatFilesOfThisComputerSay() throws IOException {
        Path proc = Files.createDirectories(folder.resolve("proc/sys/fs/inotify"));
        Files.writeString(proc.resolve("max_user_watches"), "8192\n");
        Files.writeString(proc.resolve("max_user_instances"), "128\n");
        Files.writeString(folder.resolve("proc/meminfo"), "MemAvailable: 3000000 kB\n");
        Files.writeString(Files.createDirectories(folder.resolve("etc/docker")).resolve("daemon.json"), "{\"init\": true}");
        Host host = Host.of(folder, System.getProperty("os.name"), engine.info().text("KernelVersion"), folder, System.getenv(), folder::resolve);
        Tools tools = new Tools(System.getProperty("os.name"), folder, System.getenv());
        preflight = new KindPreflight(
                host, new FixedEngines(Optional.of(endpoint)), _ -> engine, tools, (_, _) -> new ImageState.Remote(1), Duration.ofSeconds(20));
        Blueprint blueprint = Blueprint.of(
                plain("any").text().text().replace("---", "nodes:\n- role: control-plane\n- role: worker\n- role: worker\n---"));
        assertEquals("turned-off-by-kind", only(Check.INIT, blueprint).variant());
        assertEquals("low", only(Check.INOTIFY, blueprint).variant());
        PreflightFinding memory = only(Check.MEMORY, blueprint);
        assertEquals("free-too-little", memory.variant());
        assertTrue(Said.title(memory).contains("about 4 GiB, 2.9 GiB is free"), Said.title(memory));
    }

    @Test
    void aKubeconfigMayBeLocked() throws IOException {
        Path lock = Files.writeString(folder.resolve(NAME + ".kubeconfig.lock"), "");
        assertEquals("in-use", only(Check.KUBECONFIG, plain("any")).variant());
        Files.setLastModifiedTime(lock, FileTime.fromMillis(0));
        PreflightFinding locked = only(Check.KUBECONFIG, plain("any"));
        assertEquals("locked", locked.variant());
        assertTrue(Said.mends(locked).getFirst().startsWith("$ rm "));
    }
}
