package dev.pilothouse.platform.kind.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.KubernetesVersion;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.platform.kind.preflight.KernelCheck.Ability;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the engine's machine: memory, disk, control groups, kernel. */
class MachineChecksTest {

    private static final long GIB = 1L << 30;
    private static final Blueprint PLAIN = Blueprint.of("kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n");

    private static List<PreflightFinding> memory(int nodes, int workers, double gib, boolean free) {
        return MemoryCheck.of(nodes, workers, (long) (gib * GIB), free, left -> Blueprint.of("name: left-" + left + "\n"));
    }

    @Test
    void memoryIsSaidAsInTheDesign() {
        PreflightFinding finding = memory(4, 3, 6.1, true).getFirst();
        assertEquals("The nodes want about 5 GiB, 6.1 GiB is free", Said.title(finding));
        assertTrue(Said.cause(finding).startsWith("It fits. 1.1 GiB would be left"), Said.cause(finding));
        assertEquals(List.of("2 workers"), Said.mends(finding));
        assertEquals("name: left-2\n", Said.changed(finding));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0,  16, true,  GOOD free-enough,           ''",
        "4, 3, 6.5, true,  GOOD free-enough,           ''",
        "4, 3, 6.4, true,  WARNING free-tight,         2 workers",
        "4, 3, 4.9, true,  WARNING free-too-little,    One worker",
        "4, 3, 3.6, true,  WARNING free-too-little,    No worker",
        "4, 3, 2.4, true,  ERROR free-too-little,      ''",
        "2, 1,   2, false, WARNING machine-too-little, ''",
        "2, 1,   4, false, WARNING machine-tight,      No worker",
        "2, 1,   8, false, GOOD machine-enough,        ''",
    })
    void memoryForTheNodes(int nodes, int workers, double gib, boolean free, String variant, String mend) {
        List<PreflightFinding> findings = memory(nodes, workers, gib, free);
        assertEquals(List.of(variant), Said.variants(findings));
        assertEquals(mend.isEmpty() ? List.of() : List.of(mend), Said.mends(findings.getFirst()));
    }

    @Property
    void moreMemoryIsNeverWorse(@ForAll @IntRange(min = 1, max = 30) int nodes, @ForAll @LongRange(max = 64L << 30) long memory,
            @ForAll @LongRange(max = 8L << 30) long more) {
        Level level = MemoryCheck.of(nodes, nodes - 1, memory, true, _ -> PLAIN).getFirst().level();
        Level then = MemoryCheck.of(nodes, nodes - 1, memory + more, true, _ -> PLAIN).getFirst().level();
        assertTrue(then.compareTo(level) <= 0);
    }

    @Property
    void theOfferedNumberOfWorkersFitsAndIsTheMost(@ForAll @IntRange(min = 1, max = 30) int workers, @ForAll @LongRange(max = 40L << 30) long memory) {
        PreflightFinding finding = MemoryCheck.of(workers + 1, workers, memory, true, left -> Blueprint.of("name: left-" + left + "\n")).getFirst();
        if (!finding.mends().isEmpty()) {
            int left = Integer.parseInt(Said.changed(finding).replaceAll("[^0-9]", ""));
            assertEquals(Level.GOOD, MemoryCheck.of(left + 1, left, memory, true, _ -> PLAIN).getFirst().level());
            assertTrue(MemoryCheck.of(left + 2, left + 1, memory, true, _ -> PLAIN).getFirst().level() != Level.GOOD);
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 8, GOOD enough", "4, 2, GOOD enough", "5, 2, WARNING few", "1, 1, WARNING single"})
    void processorsForTheNodes(int nodes, int processors, String variant) {
        assertEquals(List.of(variant), Said.variants(ProcessorsCheck.of(nodes, processors)));
    }

    @Test
    void anEngineMayNotSayHowManyProcessorsItHas() {
        assertEquals(List.of(), ProcessorsCheck.of(3, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 6,   GOOD enough",
        "1, 0, 5.4, WARNING tight",
        "1, 0, 0.4, ERROR full",
        "3, 1, 2.7, ERROR full",
        "3, 1, 2.8, WARNING tight",
    })
    void diskForImagesAndNodes(int nodes, int missing, double gib, String variant) {
        assertEquals(List.of(variant), Said.variants(DiskCheck.of(nodes, missing, "/var/lib/docker", (long) (gib * GIB))));
    }

    private static List<PreflightFinding> cgroup(int cgroup, String image, Blueprint blueprint) {
        return CgroupCheck.of(cgroup, List.of(KubernetesVersion.ofImage(image)), blueprint, Optional.of("kindest/node:v1.34.4"));
    }

    @ParameterizedTest
    @CsvSource({
        "2, kindest/node:v1.37.0, GOOD v2",
        "1, kindest/node:v1.34.4, GOOD v1-fits",
        "1, kindest/node:v1.35.0, ERROR v1-refused",
        "1, my/node,              NOTE v1-unknown-image",
    })
    void controlGroupsForTheKubelet(int cgroup, String image, String variant) {
        assertEquals(List.of(variant), Said.variants(cgroup(cgroup, image, PLAIN)));
    }

    @Test
    void anEngineMayNotSayWhichControlGroupsItHas() {
        assertEquals(List.of(), cgroup(0, "kindest/node:v1.37.0", PLAIN));
    }

    @Test
    void cgroupV1CanBeAllowedOrAnotherVersionTaken() {
        PreflightFinding refused = cgroup(1, "kindest/node:v1.37.0", PLAIN).getFirst();
        assertEquals(List.of("Allow cgroup v1", "Use v1.34.4"), Said.mends(refused));

        Blueprint allowed = Blueprint.of(Said.changed(refused));
        assertTrue(allowed.text().text().contains("failCgroupV1: false"), allowed.text().text());
        assertEquals(List.of("GOOD v1-allowed"), Said.variants(cgroup(1, "kindest/node:v1.37.0", allowed)));
    }

    @ParameterizedTest
    @CsvSource({
        "524288, 512,  9, GOOD high",
        "192536, 128,  2, GOOD enough",
        "192536, 128,  3, WARNING low",
        "524288, 128,  3, WARNING low",
        "8192,   1024, 3, WARNING low",
    })
    void inotifyForTheNodes(long watches, long instances, int nodes, String variant) {
        InotifyCheck.Limits limits = new InotifyCheck.Limits(watches, instances);
        assertEquals(List.of(variant), Said.variants(InotifyCheck.of(nodes, 0, limits)));
        assertEquals(List.of(variant), Said.variants(InotifyCheck.of(1, nodes - 1, limits)));
    }

    @Test
    void lowInotifyLimitsAreRaisedByACommand() {
        PreflightFinding low = InotifyCheck.of(3, 0, new InotifyCheck.Limits(8192, 128)).getFirst();
        assertEquals(List.of("$ sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512"), Said.mends(low));
    }

    @Test
    void kindTurnsOffWhatDaemonJsonSaysOfInit() {
        Optional<Path> file = Optional.of(Path.of("/etc/docker/daemon.json"));
        assertEquals(List.of(), InitCheck.of(Optional.empty(), Optional.of(Version.of(0, 33))));
        assertEquals(List.of("NOTE turned-off-by-kind"), Said.variants(InitCheck.of(file, Optional.of(Version.of(0, 33)))));
        assertEquals(List.of("NOTE turned-off-by-kind"), Said.variants(InitCheck.of(file, Optional.empty())));
        assertEquals(List.of("ERROR in-the-way"), Said.variants(InitCheck.of(file, Optional.of(Version.of(0, 10)))));
    }

    @Test
    void containerdKeepsImagesInAnotherWay() {
        assertEquals(List.of(), ImageStoreCheck.of(EngineSamples.docker()));
        EngineFacts engine = EngineSamples.docker("{\"DriverStatus\": [[\"driver-type\", \"io.containerd.snapshotter.v1\"]]}");
        assertEquals(List.of("NOTE containerd"), Said.variants(ImageStoreCheck.of(engine)));
    }

    @ParameterizedTest
    @CsvSource({
        "iptables, IP_VS,     ''",
        "ipvs,     IP_VS,     ERROR no-ipvs",
        "ipvs,     NFT,       ''",
        "nftables, NFT,       ERROR no-nftables",
        "iptables, NFT_QUEUE, NOTE no-policies",
    })
    void kernelForTheNetwork(String mode, Ability lacking, String variant) {
        Blueprint blueprint = PLAIN.networking().withProxyMode(mode);
        List<PreflightFinding> findings = KernelCheck.of(blueprint, ability -> ability == lacking);
        assertEquals(variant.isEmpty() ? List.of() : List.of(variant), Said.variants(findings));
    }

    @Test
    void anotherProxyModeIsOffered() {
        Blueprint blueprint = PLAIN.networking().withProxyMode("ipvs");
        PreflightFinding finding = KernelCheck.of(blueprint, ability -> ability == Ability.IP_VS).getFirst();
        assertEquals(List.of("networking", "kubeProxyMode"), finding.field());
        assertEquals("iptables", Blueprint.of(Said.changed(finding)).networking().proxyMode());
    }

    @Test
    void otherNetworkPluginsEnforcePoliciesInTheirOwnWay() {
        Blueprint blueprint = PLAIN.networking().withDefaultPluginDisabled(true);
        assertEquals(List.of(), KernelCheck.of(blueprint, ability -> ability == Ability.NFT_QUEUE));
    }
}
