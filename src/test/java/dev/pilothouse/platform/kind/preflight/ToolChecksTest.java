package dev.pilothouse.platform.kind.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.local.EngineInfo;
import dev.pilothouse.local.EngineInfo.Origin;
import dev.pilothouse.local.EngineState;
import dev.pilothouse.local.KubernetesVersion;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the engine and the commands, for each state that they can be in. */
class ToolChecksTest {

    private static final Path FILE = Path.of("/usr/local/bin/kind");

    private static EngineInfo engine(String address, Origin origin) {
        EngineState unasked = new EngineState.Not(Problem.of(ProblemCode.ENGINE_NOT_RUNNING, address));
        return new EngineInfo(EngineEndpoint.of(address), "some", origin, unasked, true);
    }

    private static List<PreflightFinding> answering(EngineFacts facts) {
        return EngineCheck.answers(engine("unix:///var/run/docker.sock", Origin.STANDARD), facts, "");
    }

    @Test
    void anEngineThatAnswersIsNamed() {
        List<PreflightFinding> findings = answering(EngineSamples.docker());
        assertEquals(List.of("GOOD answers"), Said.variants(findings));
        assertEquals("Docker 28.5.1 answers", Said.title(findings.getFirst()));
    }

    @Test
    void enginesThatKindCannotUse() {
        assertEquals(List.of("ERROR too-old"), Said.variants(answering(EngineSamples.docker("{\"ServerVersion\": \"19.03.15\"}"))));
        assertEquals(List.of("GOOD answers"), Said.variants(answering(EngineSamples.docker("{\"ServerVersion\": \"20.10.24+dfsg1\"}"))));
        assertEquals(List.of("ERROR not-linux"), Said.variants(answering(EngineSamples.docker("{\"OSType\": \"windows\"}"))));
        EngineFacts podman = EngineSamples.read(
                "{\"ServerVersion\": \"4.3.1\"}", "{\"Components\": [{\"Name\": \"Podman Engine\"}]}", EngineSamples.SOCKET);
        assertEquals(List.of("WARNING podman"), Said.variants(answering(podman)));
    }

    @ParameterizedTest
    @CsvSource({
        "unix:///var/run/docker.sock,     STANDARD,    '',                               true",
        "unix:///home/a/.rd/docker.sock,  USUAL_PLACE, '',                               false",
        "unix:///home/a/.rd/docker.sock,  CONTEXT,     '',                               true",
        "unix:///home/a/.rd/docker.sock,  ENVIRONMENT, 'unix:///home/a/.rd/docker.sock', true",
        "unix:///home/a/.rd/docker.sock,  CONTEXT,     'tcp://10.0.0.9:2376',            false",
    })
    void aTerminalMayUseAnotherEngine(String address, Origin origin, String dockerHost, boolean same) {
        List<PreflightFinding> findings = EngineCheck.answers(engine(address, origin), EngineSamples.docker(), dockerHost);
        assertEquals(same ? List.of("GOOD answers") : List.of("GOOD answers", "NOTE not-the-terminals"), Said.variants(findings));
    }

    @ParameterizedTest
    @CsvSource({
        "unix:///var/run/docker.sock,           ENGINE_NOT_RUNNING, Linux,      ERROR not-running, sudo systemctl start docker",
        "unix:///run/user/1000/docker.sock,     ENGINE_NOT_RUNNING, Linux,      ERROR not-running, systemctl --user start docker",
        "unix:///home/a/.docker/desktop/d.sock, ENGINE_NOT_RUNNING, Linux,      ERROR not-running, systemctl --user start docker-desktop",
        "unix:///Users/a/.docker/run/d.sock,    ENGINE_NOT_RUNNING, Mac OS X,   ERROR not-running, open -a Docker",
        "npipe:////./pipe/docker_engine,        ENGINE_NOT_RUNNING, Windows 11, ERROR not-running, Docker Desktop.exe",
        "unix:///var/run/docker.sock,           ENGINE_FORBIDDEN,   Linux,      ERROR forbidden,   usermod -aG docker",
        "unix:///var/run/docker.sock,           ENGINE_SILENT,      Linux,      ERROR silent,      sudo systemctl restart docker",
        "unix:///var/run/docker.sock,           ENGINE_SICK,        Linux,      ERROR failing,     ''",
        "tcp://10.0.0.9:2376,                   ENGINE_NOT_RUNNING, Linux,      ERROR unreachable, ''",
        "tcp://10.0.0.9:2376,                   ENGINE_TLS,         Linux,      ERROR not-trusted, ''",
        "ssh://me@box,                          ENGINE_ADDRESS_WRONG,     Linux,      ERROR no-such-address, ''",
        "context:ghost,                         ENGINE_CONTEXT_UNKNOWN, Linux,  ERROR no-such-context, docker context use default",
        "tcp://10.0.0.9:2376,                   ENGINE_SILENT,      Linux,      ERROR silent,      ''",
    })
    void whyAnEngineDoesNotAnswer(String address, ProblemCode code, String system, String variant, String command) {
        List<PreflightFinding> findings = EngineCheck.silent(engine(address, Origin.STANDARD), Problem.of(code, address), system);
        assertEquals(List.of(variant), Said.variants(findings));
        String mends = String.join("\n", Said.mends(findings.getFirst()));
        assertTrue(command.isEmpty() ? mends.isEmpty() : mends.contains(command), mends);
    }

    @Test
    void thereMayBeNoEngineAtAll() {
        assertEquals(List.of("ERROR none"), Said.variants(EngineCheck.none()));
    }

    @Test
    void anEngineWithoutRootNeedsDelegatedLimits() {
        String rootless = "\"SecurityOptions\": [\"name=seccomp,profile=builtin\", \"name=rootless\"]";
        assertEquals(List.of(), Said.variants(RootlessCheck.of(EngineSamples.docker())));
        assertEquals(List.of("GOOD able"), Said.variants(RootlessCheck.of(EngineSamples.docker("{" + rootless + "}"))));
        for (String lacking : List.of("\"MemoryLimit\": false", "\"PidsLimit\": false", "\"CPUShares\": false", "\"CgroupDriver\": \"none\"")) {
            EngineFacts engine = EngineSamples.docker("{" + rootless + ", " + lacking + "}");
            assertEquals(List.of("ERROR not-delegated"), Said.variants(RootlessCheck.of(engine)), lacking);
        }
        assertEquals(List.of("ERROR cgroup-v1"), Said.variants(RootlessCheck.of(EngineSamples.docker("{" + rootless + ", \"CgroupVersion\": \"1\"}"))));
    }

    @ParameterizedTest
    @CsvSource({
        "0.33.0, v1.37.0,         GOOD found",
        "0.32.0, v1.36.1,         GOOD found",
        "0.31.0, v1.36.1,         ERROR too-old-for-image",
        "0.31.0, v1.35.0,         GOOD found",
        "0.31.0, 'v1.34.0 v1.37.0', ERROR too-old-for-image",
        "0.20.0, '',              GOOD found",
        "0.19.0, v1.34.0,         WARNING old",
        "0.9.0,  '',              WARNING old",
    })
    void kindMustKnowTheKubernetesOfTheNodes(String kind, String kubernetes, String variant) {
        List<KubernetesVersion> wanted = Stream.of(kubernetes.split(" ")).flatMap(text -> KubernetesVersion.of(text).stream()).toList();
        ToolFacts found = new ToolFacts.Found(FILE, Version.find(kind).orElseThrow(), true);
        assertEquals(List.of(variant), Said.variants(KindCheck.of(found, "Linux", wanted)));
    }

    @Test
    void aCommandMayBeMissingOrBrokenOrHang() {
        Version version = new Version(0, 33, 0);
        assertEquals(List.of("ERROR absent"), Said.variants(KindCheck.of(new ToolFacts.Absent(), "Linux", List.of())));
        assertEquals(List.of("ERROR silent"), Said.variants(KindCheck.of(new ToolFacts.Silent(FILE, 2), "Linux", List.of())));
        assertEquals(List.of("ERROR broken"), Said.variants(KindCheck.of(new ToolFacts.Broken(FILE, "no"), "Linux", List.of())));
        assertEquals(List.of("GOOD off-path"), Said.variants(KindCheck.of(new ToolFacts.Found(FILE, version, false), "Linux", List.of())));
        Optional<EngineFacts> engine = Optional.of(EngineSamples.docker());
        assertEquals(List.of("ERROR absent"), Said.variants(DockerCommandCheck.of(new ToolFacts.Absent(), engine)));
        assertEquals(List.of("ERROR silent"), Said.variants(DockerCommandCheck.of(new ToolFacts.Silent(FILE, 2), engine)));
        assertEquals(List.of("ERROR broken"), Said.variants(DockerCommandCheck.of(new ToolFacts.Broken(FILE, "no"), Optional.empty())));
        assertEquals(List.of("GOOD off-path"), Said.variants(DockerCommandCheck.of(new ToolFacts.Found(FILE, version, false), engine)));
    }

    @ParameterizedTest
    @CsvSource({"Linux, go install", "Mac OS X, brew install kind", "Windows 11, winget install"})
    void kindIsInstalledInTheSystemsOwnWay(String system, String command) {
        assertTrue(Said.mends(KindCheck.of(new ToolFacts.Absent(), system, List.of()).getFirst()).getFirst().contains(command));
    }

    @ParameterizedTest
    @CsvSource({
        "24.0.7,  1.44, ERROR too-old",
        "24.0.7,  1.24, GOOD found",
        "25.0.0,  1.44, GOOD found",
        "20.10.5, 1.12, GOOD found",
    })
    void theDockerCommandMustSpeakWhatTheEngineAnswers(String client, String oldestApi, String variant) {
        EngineFacts engine = EngineSamples.read("{}", "{\"MinAPIVersion\": \"" + oldestApi + "\"}", EngineSamples.SOCKET);
        ToolFacts found = new ToolFacts.Found(FILE, Version.find(client).orElseThrow(), true);
        assertEquals(List.of(variant), Said.variants(DockerCommandCheck.of(found, Optional.of(engine))));
        assertEquals(List.of("GOOD found"), Said.variants(DockerCommandCheck.of(found, Optional.empty())));
    }

    @Test
    void whereAnEngineIs() {
        assertEquals(EngineFacts.Place.HERE, EngineSamples.docker().place());
        assertEquals(EngineFacts.Place.VIRTUAL_MACHINE, EngineSamples.docker("{\"KernelVersion\": \"6.10.14-linuxkit\"}").place());
        assertEquals(EngineFacts.Place.VIRTUAL_MACHINE, EngineSamples.docker("{\"OperatingSystem\": \"Docker Desktop\"}").place());
        assertEquals(EngineFacts.Place.ELSEWHERE, EngineSamples.read("{}", "{}", EngineEndpoint.of("tcp://10.0.0.9:2376")).place());
        assertEquals(EngineFacts.Place.ELSEWHERE, EngineSamples.read("{}", "{}", EngineEndpoint.of("ssh://me@box")).place());
        assertEquals(EngineFacts.Place.VIRTUAL_MACHINE, EngineSamples.read("{}", "{}", EngineEndpoint.of("tcp://127.0.0.1:2375")).place());
        assertEquals(EngineFacts.Place.VIRTUAL_MACHINE, EngineSamples.read("{}", "{}", EngineEndpoint.of("npipe:////./pipe/docker_engine")).place());
    }

    @ParameterizedTest
    @CsvSource({
        "kind v0.33.0 go1.26.8 linux/amd64,             0.33.0",
        "'Docker version 28.2.2, build e6534b4',        28.2.2",
        "'Docker version 20.10.24+dfsg1, build 297e128', 20.10.24",
        "kind version 0.33.0-alpha+0d9c4a1,             0.33.0",
        "1.41,                                          1.41.0",
    })
    void versionsAreFoundInWhatToolsSay(String text, String version) {
        assertEquals(version, Version.find(text).orElseThrow().toString());
    }
}
