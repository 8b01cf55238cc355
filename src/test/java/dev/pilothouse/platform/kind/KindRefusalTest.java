package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindRefusalTest {

    private static Problem problem(String release, String story) {
        return problem(release, story, Blueprint.of("name: create-a"));
    }

    private static Problem problem(String release, String story, Blueprint blueprint) {
        return KindRefusal.of(Said.by(release, story)).problem(blueprint, 1);
    }

    static Stream<Arguments> stories() {
        return Stream.of(
                Arguments.of("name-taken", ProblemCode.CLUSTER_NAME_TAKEN, List.of("create-a")),
                Arguments.of("engine-off", ProblemCode.ENGINE_NOT_RUNNING, List.of("unix:///nope.sock")),
                Arguments.of("engine-forbidden", ProblemCode.ENGINE_FORBIDDEN, List.of("unix:///var/run/docker.sock")),
                Arguments.of("docker-missing", ProblemCode.COMMAND_MISSING, List.of("docker")),
                Arguments.of("pull-fails", ProblemCode.IMAGE_NOT_PULLED, List.of("kindest/node:v9.9.9")),
                Arguments.of("balancer-image", ProblemCode.BALANCER_IMAGE_MISSING, List.of("envoyproxy/envoy:v1.36.2")),
                Arguments.of("port-taken", ProblemCode.NODE_PORT_TAKEN, List.of("18099", "127.0.0.1")),
                Arguments.of("port-given-twice", ProblemCode.NODE_PORT_TAKEN, List.of("18098", "0.0.0.0")),
                Arguments.of("mount-missing", ProblemCode.MOUNT_IMPOSSIBLE, List.of("/proc/nope/x")),
                Arguments.of("kubeconfig-locked", ProblemCode.KUBECONFIG_LOCKED, List.of("create-a")),
                Arguments.of("kubeconfig-unwritable", ProblemCode.KUBECONFIG_LOCKED, List.of("create-a")),
                Arguments.of("kubeconfig-broken", ProblemCode.KUBECONFIG_LOCKED, List.of("create-a")),
                Arguments.of("fails-boot", ProblemCode.NODE_NOT_BOOTED, List.of("create-a")),
                Arguments.of("fails-init", ProblemCode.CONTROL_PLANE_NOT_STARTED, List.of("create-a")),
                Arguments.of("fails-join", ProblemCode.NODE_NOT_JOINED, List.of("create-a-worker")),
                Arguments.of("fails-cni", ProblemCode.KIND_FAILED, List.of("create-a")),
                Arguments.of("fails-storage", ProblemCode.KIND_FAILED, List.of("create-a")));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void knowsWhyByTheWords(String story, ProblemCode code, List<String> args) {
        Problem problem = problem(Said.CURRENT, story);
        assertEquals(code, problem.code());
        assertEquals(args, problem.args());
        assertFalse(problem.detail().isEmpty());
    }

    @Test
    void knowsOlderWordsToo() {
        Problem problem = problem("0.11.1", "port-taken");
        assertEquals(ProblemCode.NODE_PORT_TAKEN, problem.code());
        assertEquals(List.of("8443", "127.0.0.1"), problem.args());
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                Arguments.of("name-invalid", "name: Bad_Name", "name"),
                Arguments.of("config-unknown-field", "bogus: 1", "bogus"),
                Arguments.of("config-nested-unknown", "nodes:\n- role: control-plane\n  extraPortMapping: []", "nodes[0].extraPortMapping"),
                Arguments.of("config-wrong-type", "nodes: 3", "nodes"),
                Arguments.of("config-several", "networking: {ipFamily: ipv5}", "networking.ipFamily"),
                Arguments.of("config-node", "", "nodes[0].extraPortMappings"),
                Arguments.of("config-port-range", "", "nodes[0].extraPortMappings"),
                Arguments.of("containerd-patch", "", "containerdConfigPatches"),
                Arguments.of("kubeadm-patch", "", "kubeadmConfigPatches"));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void namesTheFieldThatKindDoesNotLike(String story, String text, String field) {
        Problem problem = problem(Said.CURRENT, story, Blueprint.of("kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n" + text + "\n"));
        assertEquals(ProblemCode.BLUEPRINT_REFUSED, problem.code());
        assertEquals(field, problem.args().getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "zh-CN"})
    void theLanguageOfThisComputerDoesNotMatter(String language) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            assertEquals(ProblemCode.INOTIFY_EXHAUSTED, words("ERROR: failed to create cluster: FAILED, INOTIFY... inotify").code());
            assertEquals(ProblemCode.NODE_PORT_TAKEN, problem(Said.CURRENT, "port-taken").code());
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Problem words(String... lines) {
        return KindRefusal.of(List.of(lines)).problem(Blueprint.of("name: shop"), 1);
    }

    /** What cannot be provoked here, as issues and sources have it. */
    @Test
    void knowsWhatOtherMachinesSay() {
        assertEquals(ProblemCode.ENGINE_DISK_FULL, words("ERROR: failed to create cluster: x", "Command Output: write /y: no space left on device").code());
        assertEquals(ProblemCode.NETWORK_POOL_EMPTY, words(
                        "ERROR: failed to create cluster: failed to ensure docker network: command \"docker network create kind\" failed with error: exit status 1",
                        "Command Output: Error response from daemon: could not find an available, non-overlapping IPv4 address pool among the defaults")
                .code());
        assertEquals(ProblemCode.ROOTLESS_WITHOUT_CGROUPS, words(
                        "ERROR: failed to create cluster: running kind with rootless provider requires setting systemd property \"Delegate=yes\", see …")
                .code());
        assertEquals(ProblemCode.KERNEL_WITHOUT_CGROUP_NAMESPACES, words(
                        "ERROR: failed to create cluster: x", "Command Output: Your kernel does not support cgroup namespaces.")
                .code());
        assertEquals(List.of("80", "0.0.0.0"), words(
                        "ERROR: failed to create cluster: x",
                        "Command Output: docker: Error response from daemon: Ports are not available: exposing port TCP 0.0.0.0:80 -> 127.0.0.1:0: listen tcp 0.0.0.0:80:"
                                + " bind: address already in use.")
                .args());
        assertEquals(List.of("/Volumes/data"), words(
                        "ERROR: failed to create cluster: x", "Command Output: docker: Error response from daemon: Mounts denied: ", "The path /Volumes/data is not shared")
                .args());
        assertEquals(ProblemCode.IMAGE_OTHER_PROCESSOR, words("ERROR: failed to create cluster: x", "Command Output: exec /usr/local/bin/entrypoint: exec format error").code());
        assertEquals(List.of("npipe:////./pipe/docker_engine"), words(
                        "ERROR: failed to create cluster: failed to get docker info: x",
                        "Command Output: failed to connect to the docker API at npipe:////./pipe/docker_engine; check if the path is correct")
                .args());
        assertEquals(ProblemCode.CLUSTER_VANISHED, words("ERROR: failed to create cluster: x", "Command Output: Error response from daemon: No such container: shop-worker").code());
    }

    @Test
    void aKillIsNoFailureOfItsOwn() {
        assertEquals(ProblemCode.KIND_KILLED, KindRefusal.of(List.of(" • Preparing nodes")).problem(Blueprint.of("name: shop"), 137).code());
    }

    @Test
    void ctrlCInTheTerminalIsTheCancellationOfWhoeverPressedIt() {
        assertEquals(ProblemCode.CANCELLED, KindRefusal.of(List.of(" • Starting control-plane")).problem(Blueprint.of("name: shop"), 130).code());
    }

    @Test
    void detailsAreShortAndHoldNoEmptyAnswerOfTheEngine() {
        String detail = problem(Said.CURRENT, "engine-off").detail();
        assertFalse(detail.contains("{\"ID\""), detail);
        assertTrue(detail.endsWith("Is the docker daemon running?"), detail);
        String port = problem(Said.CURRENT, "port-taken").detail();
        assertTrue(port.startsWith("`docker run --name create-a-control-plane …` failed: exit status 125"), port);
        assertTrue(problem(Said.CURRENT, "balancer-image").detail().length() < 2_100);
        assertFalse(problem("0.11.1", "port-taken").detail().contains("secret"));
    }

    @Property
    void readsAnyEnd(@ForAll List<String> lines, @ForAll int exit) {
        KindRefusal.of(lines).problem(Blueprint.of("name: shop"), exit);
    }
}
