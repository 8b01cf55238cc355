package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A recorded line for each cause. */
class LogCauseTest {

    private static Optional<Problem> cause(String line) {
        return LogCause.ALL.stream().flatMap(cause -> cause.in(line, "shop-worker").stream()).findFirst();
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of(ProblemCode.CGROUP_V1_REFUSED, "shop-worker", "E1129 14:02:11.601822    1001 run.go:72] \"command failed\" err=\"failed to validate kubelet"
                        + " configuration, error: kubelet is configured to not run on a host using cgroup v1. cgroup v1 support is unsupported\""),
                Arguments.of(ProblemCode.ENGINE_ADDS_INIT, "shop-worker", "Couldn't find an alternative telinit implementation to spawn."),
                Arguments.of(ProblemCode.INOTIFY_EXHAUSTED, "shop-worker", "Failed to create control group inotify object: Too many open files"),
                Arguments.of(ProblemCode.INOTIFY_EXHAUSTED, "shop-worker", "E1129 kubelet.go:1] \"Failed to start cAdvisor\" err=\"inotify_add_watch /sys/fs/cgroup: no space left on device\""),
                Arguments.of(ProblemCode.ENGINE_DISK_FULL, "shop-worker", "write /var/lib/containerd/io.containerd.content.v1.content/ingest/x/data: no space left on device"),
                Arguments.of(ProblemCode.IMAGE_OTHER_PROCESSOR, "shop-worker", "exec /usr/local/bin/entrypoint: exec format error"),
                Arguments.of(ProblemCode.SWAP_REFUSED, "shop-worker", "E0 run.go:74] \"command failed\" err=\"failed to run Kubelet: running with swap on is not supported, please disable swap\""),
                Arguments.of(ProblemCode.NODE_OUT_OF_MEMORY, "shop-worker", "            \"OOMKilled\": true,"),
                Arguments.of(ProblemCode.NODE_OUT_OF_MEMORY, "shop-worker", "Memory cgroup out of memory: Killed process 4120 (kube-apiserver)"),
                Arguments.of(ProblemCode.FEATURE_GATE_UNKNOWN, "Bogus", "E0 run.go:72] \"command failed\" err=\"failed to set feature gates from initial flags-based config: unrecognized feature gate: Bogus\""),
                Arguments.of(ProblemCode.CGROUP_CONTROLLER_MISSING, "cpuset", "[ERROR SystemVerification]: missing required cgroups: cpuset"),
                Arguments.of(ProblemCode.ENGINE_WITHOUT_RIGHTS, "shop-worker", "runc create failed: unable to start container process: can't set oom_score_adj: write /proc/self/oom_score_adj: permission denied"),
                Arguments.of(ProblemCode.SANDBOX_IMAGE_MISSING, "registry.k8s.io/pause:3.10", "CreatePodSandbox failed err=\"failed to get sandbox image \\\"registry.k8s.io/pause:3.10\\\": failed to pull\""),
                Arguments.of(ProblemCode.NODE_IMAGE_INCOMPLETE, "registry.k8s.io/etcd:3.6.5-0", "\t[ERROR ImagePull]: failed to pull image registry.k8s.io/etcd:3.6.5-0: failed to resolve"),
                Arguments.of(ProblemCode.PORT_TAKEN_IN_NODE, "10250", "\t[ERROR Port-10250]: Port 10250 is in use"),
                Arguments.of(ProblemCode.RUNTIME_DOWN, "shop-worker", "systemd[1]: containerd.service: Failed with result 'exit-code'."),
                Arguments.of(ProblemCode.ADDRESS_FAMILY_MISSING, "IPv6", "kubeadm: IPv6 is disabled on this host"),
                Arguments.of(ProblemCode.DISK_TOO_SLOW, "shop-worker", "{\"level\":\"warn\",\"msg\":\"waiting for ReadIndex response took too long, retrying\"}"),
                Arguments.of(ProblemCode.KERNEL_LACKS, "IPVS", "E0 server_linux.go:1] \"Can't use the IPVS proxier\" err=\"IPVS proxier not available\""),
                Arguments.of(ProblemCode.KUBELET_NOT_HEALTHY, "shop-worker", "[kubelet-check] The kubelet is not healthy after 4m0.000941242s"),
                Arguments.of(ProblemCode.KERNEL_LACKS, "bridge", "E0 main.go:1] err=\"open /proc/sys/net/bridge/bridge-nf-call-iptables: no such file or directory\""));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void knowsTheCauseByItsLine(ProblemCode code, String about, String line) {
        Problem problem = cause(line).orElseThrow();
        assertEquals(code, problem.code());
        assertEquals(List.of(about), problem.args());
        assertEquals(line.strip(), problem.detail());
    }

    @Test
    void eachCauseHasALine() {
        Set<ProblemCode> tested = lines().map(it -> (ProblemCode) it.get()[0]).collect(Collectors.toCollection(() -> EnumSet.noneOf(ProblemCode.class)));
        assertEquals(LogCause.ALL.stream().map(LogCause::code).collect(Collectors.toSet()), tested);
    }

    @Test
    void findsNothingInTheLogOfAHealthyNode() {
        String healthy = """
                modprobe: FATAL: Module br_netfilter not found in directory /lib/modules/6.18.0
                INFO: running in a user namespace (experimental)
                W1129 10:00:00.1 kubelet.go:1] "Failed to get cgroup v2 memory events"
                I1129 10:00:00.1 preflight.go:1] cgroups v1 support is in maintenance mode, please migrate to cgroups v2
                E1129 10:00:00.1 kubelet.go:3117] "Container runtime network not ready" networkReady="NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized"
                E1129 10:00:00.1 controller.go:145] "Failed to ensure lease exists, will retry" err="Get \\"https://shop-control-plane:6443/apis\\": dial tcp 172.18.0.2:6443: connect: connection refused"
                """;
        assertTrue(Arrays.stream(healthy.split("\n")).allMatch(line -> cause(line).isEmpty()));
    }
}
