package dev.pilothouse.platform.kind.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.platform.kind.preflight.KernelCheck.Ability;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from the files of a computer, over folders that stand in for its root. */
class HostTest {

    private static final String RELEASE = "6.1.0-13-amd64";

    @TempDir
    private Path root = Path.of("");

    private void file(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private KernelFiles kernel() {
        return new KernelFiles(root, RELEASE);
    }

    private Host host(Map<String, String> environment) {
        return Host.of(root, "Linux", RELEASE, root.resolve("home"), environment, cluster -> root.resolve("state/kind/" + cluster));
    }

    @Test
    void figuresOfTheKernel() throws IOException {
        file("proc/meminfo", "MemTotal:       16310000 kB\nMemFree:         1000000 kB\nMemAvailable:    6400000 kB\n");
        file("proc/sys/fs/inotify/max_user_watches", "192536\n");
        file("proc/sys/fs/inotify/max_user_instances", "128\n");
        file("proc/sys/net/ipv4/ip_unprivileged_port_start", "1024\n");
        assertEquals(OptionalLong.of(6_400_000L * 1024), kernel().freeMemory());
        assertEquals(Optional.of(new InotifyCheck.Limits(192_536, 128)), kernel().inotify());
        assertEquals(1024, kernel().firstFreePort());
    }

    @Test
    void anotherSystemTellsNothing() {
        assertEquals(OptionalLong.empty(), kernel().freeMemory());
        assertEquals(Optional.empty(), kernel().inotify());
        assertEquals(0, kernel().firstFreePort());
        assertTrue(kernel().ipv6());
        for (Ability ability : Ability.values()) {
            assertFalse(kernel().lacks(ability), "not known is not lacking: " + ability);
        }
    }

    @Test
    void whatAKernelIsBuiltWithIsInItsConfiguration() throws IOException {
        Files.createDirectories(root.resolve("proc"));
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(root.resolve("proc/config.gz")))) {
            packed.write("CONFIG_NF_TABLES=m\n# CONFIG_IP_VS is not set\nCONFIG_IP_VS_RR=y\n".getBytes(StandardCharsets.UTF_8));
        }
        assertTrue(kernel().lacks(Ability.IP_VS));
        assertFalse(kernel().lacks(Ability.NFT));
        assertTrue(kernel().lacks(Ability.NFT_QUEUE));
    }

    @Test
    void theConfigurationMayLieBesideTheKernel() throws IOException {
        file("boot/config-" + RELEASE, "CONFIG_IP_VS=m\n");
        assertFalse(kernel().lacks(Ability.IP_VS));
        assertTrue(kernel().lacks(Ability.NFT_QUEUE));
    }

    @Test
    void withoutAConfigurationModulesTell() throws IOException {
        file("lib/modules/" + RELEASE + "/modules.dep", "kernel/net/netfilter/ipvs/ip_vs.ko.xz: kernel/lib/libcrc32c.ko.xz\n");
        file("lib/modules/" + RELEASE + "/modules.builtin", "kernel/net/netfilter/nf_tables.ko\n");
        assertFalse(kernel().lacks(Ability.IP_VS));
        assertFalse(kernel().lacks(Ability.NFT));
        assertTrue(kernel().lacks(Ability.NFT_QUEUE));
    }

    @Test
    void ipv6MayBeMissingOrTurnedOff() throws IOException {
        Files.createDirectories(root.resolve("proc/net"));
        assertFalse(kernel().ipv6());
        file("proc/net/if_inet6", "");
        assertTrue(kernel().ipv6());
        file("proc/sys/net/ipv6/conf/all/disable_ipv6", "1\n");
        assertFalse(kernel().ipv6());
    }

    @Test
    void whatDaemonJsonSaysOfInit() throws IOException {
        DockerFiles files = host(Map.of()).docker();
        assertEquals(Optional.empty(), files.init(false));
        file("etc/docker/daemon.json", "{\"init\": true}");
        assertEquals(Optional.of(root.resolve("etc/docker/daemon.json")), files.init(false));
        assertEquals(Optional.empty(), files.init(true));
        file("etc/docker/daemon.json", "{\"init\": false}");
        assertEquals(Optional.empty(), files.init(false));
        file("etc/docker/daemon.json", "{\"init\": tru");
        assertEquals(Optional.empty(), files.init(false));
        file("home/.config/docker/daemon.json", "{\"init\": true}");
        assertEquals(Optional.of(root.resolve("home/.config/docker/daemon.json")), files.init(true));
    }

    @Test
    void proxiesThatDockerGivesToContainers() throws IOException {
        file("home/.docker/config.json", "{\"proxies\": {\"default\": {\"httpsProxy\": \"http://p:1\", \"noProxy\": \"a, b\"}}}");
        assertEquals(Proxies.of("", "http://p:1", "a,b"), host(Map.of()).docker().containers());
        file("elsewhere/config.json", "{}");
        assertEquals(Proxies.NONE, host(Map.of("DOCKER_CONFIG", root.resolve("elsewhere").toString())).docker().containers());
    }

    @Test
    void aKubeconfigThatIsNotThereIsMadeWithItsFolders() {
        KubeconfigCheck.Facts facts = host(Map.of()).kubeconfigOf("shop");
        assertEquals(root.resolve("state/kind/shop"), facts.file());
        assertTrue(facts.writable());
        assertEquals(Optional.empty(), facts.locked());
    }

    @Test
    void aFileInPlaceOfTheFolderIsInTheWay() throws IOException {
        file("state/kind", "");
        assertFalse(host(Map.of()).kubeconfigOf("shop").writable());
        Files.delete(root.resolve("state/kind"));
        Files.createDirectories(root.resolve("state/kind/shop"));
        assertFalse(host(Map.of()).kubeconfigOf("shop").writable(), "a folder of that name");
    }

    @Test
    void aLockHasAnAge() throws IOException {
        file("state/kind/shop.lock", "");
        Files.setLastModifiedTime(root.resolve("state/kind/shop.lock"), FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Duration age = host(Map.of()).kubeconfigOf("shop").locked().orElseThrow();
        assertEquals(2, age.toHours());
    }

    @Test
    void diskAndFolders() {
        Host host = host(Map.of());
        assertTrue(host.freeDisk(root.toString()).getAsLong() > 0);
        assertEquals(OptionalLong.empty(), host.freeDisk(root.resolve("none").toString()));
        assertEquals(OptionalLong.empty(), host.freeDisk(""));
        assertFalse(host.isMissing(root.toString()));
        assertTrue(host.isMissing(root.resolve("none").toString()));
        assertFalse(host.isMissing("relative/none"));
    }
}
