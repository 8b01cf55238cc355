package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.local.EngineState.Answers;
import dev.pilothouse.local.EngineState.Product;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is read from an engine's description of itself and from its measurements. */
class EngineDescriptionTest {

    private static final Greeting DOCKER = new Greeting("1.41", "linux", Instant.EPOCH, false);

    private static final String DEBIAN = """
            {"Containers": 12, "ContainersRunning": 3, "Driver": "overlay2",
             "DriverStatus": [["Backing Filesystem", "extfs"], ["userxattr", "false"]],
             "CgroupDriver": "cgroupfs", "CgroupVersion": "1", "KernelVersion": "6.18.44", "OperatingSystem": "Debian GNU/Linux 12 (bookworm)",
             "OSType": "linux", "Architecture": "x86_64", "NCPU": 2, "MemTotal": 25276059648, "DockerRootDir": "/var/lib/docker",
             "HttpProxy": "http://user:secret@proxy.example:3128", "NoProxy": "localhost", "Name": "box",
             "ServerVersion": "20.10.24+dfsg1", "SecurityOptions": ["name=seccomp,profile=default"]}""";

    private static final String DESKTOP = """
            {"Driver": "overlayfs", "DriverStatus": [["driver-type", "io.containerd.snapshotter.v1"]], "CgroupVersion": "2",
             "OperatingSystem": "Docker Desktop", "Architecture": "aarch64", "ServerVersion": "29.0.1",
             "SecurityOptions": ["name=seccomp,profile=unconfined", "name=cgroupns", "name=rootless"]}""";

    @Test
    void readsAnEngineOfADistribution() {
        Answers answers = EngineDescription.of(EngineEndpoint.of("unix:///var/run/docker.sock"), DOCKER, Json.read(DEBIAN));
        assertEquals(Product.DOCKER, answers.product());
        assertEquals("20.10.24+dfsg1 1.41 linux amd64", String.join(" ", answers.version(), answers.api(), answers.os(), answers.arch()));
        assertEquals(25_276_059_648L, answers.machine().memory());
        assertEquals(3, answers.machine().running());
        assertEquals(1, answers.setup().cgroup());
        assertEquals("overlay2", answers.setup().storage());
        assertEquals("http://proxy.example:3128", answers.setup().httpProxy());
        assertFalse(answers.setup().containerdStore() || answers.setup().rootless());
    }

    @Test
    void readsWhatMattersOfNewerOnes() {
        Answers answers = EngineDescription.of(EngineEndpoint.of("unix:///x.sock"), DOCKER, Json.read(DESKTOP));
        assertEquals(Product.DOCKER_DESKTOP, answers.product());
        assertTrue(answers.setup().containerdStore() && answers.setup().rootless());
        assertEquals(2, answers.setup().cgroup());
        assertEquals("arm64", answers.arch());
    }

    @Test
    void knowsEnginesByTheirNamesAndPlaces() {
        assertEquals(Product.ORBSTACK, product("unix:///x.sock", "OrbStack", "orbstack"));
        assertEquals(Product.COLIMA, product("unix:///home/me/.colima/default/docker.sock", "Ubuntu 24.04", "colima"));
        assertEquals(Product.RANCHER_DESKTOP, product("unix:///home/me/.rd/docker.sock", "Alpine Linux", "box"));
        assertEquals(
                Product.PODMAN,
                EngineDescription.of(EngineEndpoint.of("unix:///x"), new Greeting("1.41", "linux", Instant.EPOCH, true), Tree.EMPTY).product());
    }

    @Test
    void readsNothingAsNothing() {
        Answers answers = EngineDescription.of(EngineEndpoint.of("unix:///x"), DOCKER, Json.read("{\"DriverStatus\": null, \"SecurityOptions\": 3}"));
        assertEquals(0, answers.setup().cgroup());
        assertEquals("", answers.version());
    }

    @Test
    void countsProcessorsAndMemoryAsTheDockerCommandDoes() {
        ContainerUse use = ContainerUse.of(Json.read("""
                {"cpu_stats": {"cpu_usage": {"total_usage": 3000000000}, "system_cpu_usage": 20000000000, "online_cpus": 4},
                 "precpu_stats": {"cpu_usage": {"total_usage": 1000000000}, "system_cpu_usage": 16000000000},
                 "memory_stats": {"usage": 1000, "limit": 5000, "stats": {"inactive_file": 300}},
                 "networks": {"eth0": {"rx_bytes": 1, "tx_bytes": 2}, "eth1": {"rx_bytes": 10, "tx_bytes": 20}},
                 "blkio_stats": {"io_service_bytes_recursive": [{"op": "Read", "value": 7}, {"op": "write", "value": 8}, {"op": "Total", "value": 15}]},
                 "pids_stats": {"current": 5}}"""));
        assertEquals(new ContainerUse(2.0, 700, 5000, 11, 22, 7, 8, 5), use);
    }

    @Test
    void takesTheWholeTreeOfFilesWhereTheFirstControlGroupsTellIt() {
        ContainerUse use = ContainerUse.of(
                Json.read("{\"memory_stats\": {\"usage\": 1000, \"stats\": {\"inactive_file\": 1, \"total_inactive_file\": 400}}}"));
        assertEquals(600, use.memory());
        assertEquals(0, use.processors());
    }

    private static Product product(String address, String system, String name) {
        Tree info = Json.read("{\"OperatingSystem\": \"" + system + "\", \"Name\": \"" + name + "\"}");
        return EngineDescription.of(EngineEndpoint.of(address), DOCKER, info).product();
    }
}
