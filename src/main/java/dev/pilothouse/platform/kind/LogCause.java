package dev.pilothouse.platform.kind;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cause why a node does not come up, known by a line of kubelet, containerd, kubeadm, systemd or the engine.
 *
 * <p>The likeliest stand first: a line that says why before one that only says that. What healthy nodes write too, such as a module that modprobe does
 * not find because it is built in, is no cause.
 *
 * @param words of the line; a first group names what the sentences are about
 */
record LogCause(ProblemCode code, Pattern words) {

    static final List<LogCause> ALL = List.of(
            cause(ProblemCode.CGROUP_V1_REFUSED, "kubelet is configured to not run on a host using cgroup v1"),
            cause(ProblemCode.ENGINE_ADDS_INIT, "Couldn't find an alternative telinit implementation to spawn"),
            cause(ProblemCode.INOTIFY_EXHAUSTED, "[Tt]oo many open files|inotify\\S*[: ].*no space left on device|failed to create fsnotify watcher"),
            cause(ProblemCode.ENGINE_DISK_FULL, "no space left on device|disk quota exceeded"),
            cause(ProblemCode.IMAGE_OTHER_PROCESSOR, "exec format error|Exec format error"),
            cause(ProblemCode.SWAP_REFUSED, "running with swap on is not supported"),
            cause(ProblemCode.NODE_OUT_OF_MEMORY, "\"OOMKilled\": ?true|[Oo]ut of memory: Killed process|Memory cgroup out of memory|oom-kill:"),
            cause(ProblemCode.FEATURE_GATE_UNKNOWN, "unrecognized feature gate: ([\\w-]+)"),
            cause(ProblemCode.CGROUP_CONTROLLER_MISSING, "missing required cgroups: ([\\w, ]+)|failed to find (?:the )?(\\w+) cgroup|cgroup controller \"(\\w+)\" not found"),
            cause(ProblemCode.ENGINE_WITHOUT_RIGHTS, "oom_score_adj: (?:permission denied|operation not permitted)|error setting rlimit\\S*: operation not permitted"),
            cause(ProblemCode.SANDBOX_IMAGE_MISSING, "failed to get sandbox image \\\\?\"([^\"\\\\]+)"),
            cause(ProblemCode.NODE_IMAGE_INCOMPLETE, "failed to pull image \\\\?\"?([^\"\\\\\\s:]+:[^\"\\\\\\s:]+)|Failed to pull image \\\\?\"([^\"\\\\]+)"),
            cause(ProblemCode.PORT_TAKEN_IN_NODE, "listen tcp\\d? \\S*:(\\d+): bind: address already in use|\\[ERROR Port-(\\d+)\\]"),
            cause(ProblemCode.RUNTIME_DOWN, "container runtime is not running|containerd\\.service: Failed with result|dial unix \\S*containerd\\.sock: connect:"),
            cause(ProblemCode.ADDRESS_FAMILY_MISSING, "(IPv6) is (?:disabled|not supported|not available)|no such file or directory.*net/(ipv6)/"),
            cause(ProblemCode.DISK_TOO_SLOW, "etcdserver: request timed out|waiting for ReadIndex response took too long"),
            cause(ProblemCode.KERNEL_LACKS, "Can't use the (IPVS) proxier|can't initialize (?:ip6?tables|iptables) table `?(\\w+)|kernel module (\\S+) is missing"),
            cause(ProblemCode.KUBELET_NOT_HEALTHY, "kubelet is not healthy|kubelet isn't running or healthy|kubelet\\.service: Failed with result"),
            cause(ProblemCode.KERNEL_LACKS, "open /proc/sys/net/(bridge)/\\S+: no such file"));

    private static LogCause cause(ProblemCode code, String words) {
        return new LogCause(code, Pattern.compile(words));
    }

    /** Returns the problem that the line tells of, if it is of this cause. */
    Optional<Problem> in(String line, String node) {
        Matcher found = words.matcher(line);
        if (!found.find()) {
            return Optional.empty();
        }
        String about = node;
        for (int group = 1; group <= found.groupCount(); group++) {
            about = found.group(group) == null ? about : found.group(group);
        }
        return Optional.of(Problem.of(code, about).withDetail(line.strip()));
    }
}
