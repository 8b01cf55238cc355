package dev.pilothouse.kinds;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a pod's containers and conditions add up to: the STATUS word of kubectl, ready containers and restarts.
 *
 * <p>Follows {@code printPod} in {@code pkg/printers/internalversion/printers.go} of Kubernetes 1.34, sidecars included.
 */
public final class PodStatus {

    private final Tree pod;
    private final Set<String> sidecars = new HashSet<>();
    private final int containers;

    private String word;
    private int ready;
    private int restarts;
    private int sidecarRestarts;
    private long lastRestart;
    private long lastSidecarRestart;

    private PodStatus(Tree pod) {
        this.pod = pod;
        for (Tree container : pod.trees("spec", "initContainers")) {
            if (container.text("restartPolicy").equals("Always")) {
                sidecars.add(container.text("name"));
            }
        }
        containers = pod.list("spec", "containers").size() + sidecars.size();
        word = initialWord();
        boolean initializing = readInitContainers();
        if (!initializing || Conditions.isTrue(pod, "Initialized")) {
            readContainers();
        }
        if (deleted()) {
            wordInDeletion();
        }
    }

    static PodStatus of(Tree pod) {
        return new PodStatus(pod);
    }

    /** Returns the STATUS of kubectl for a pod, for example {@code Running}, {@code Init:0/1} or {@code CrashLoopBackOff}. */
    public static String word(Document pod) {
        return of(pod.tree()).word();
    }

    Tree pod() {
        return pod;
    }

    /** Returns the STATUS of kubectl, for example {@code Running}, {@code Init:0/1} or {@code CrashLoopBackOff}. */
    String word() {
        return word;
    }

    int ready() {
        return ready;
    }

    int containers() {
        return containers;
    }

    int restarts() {
        return restarts;
    }

    /** Returns when a container was last restarted, in epoch seconds, or 0. */
    long lastRestart() {
        return lastRestart;
    }

    String phase() {
        return pod.text("status", "phase");
    }

    boolean deleted() {
        return pod.has("metadata", "deletionTimestamp");
    }

    String ip() {
        List<Tree> addresses = pod.trees("status", "podIPs");
        String ip = addresses.isEmpty() ? "" : addresses.getFirst().text("ip");
        return ip.isEmpty() ? "<none>" : ip;
    }

    String readinessGates() {
        List<Tree> gates = pod.trees("spec", "readinessGates");
        if (gates.isEmpty()) {
            return "<none>";
        }
        long open = gates.stream().filter(gate -> Conditions.isTrue(pod, gate.text("conditionType"))).count();
        return open + "/" + gates.size();
    }

    private String initialWord() {
        for (Tree condition : pod.trees("status", "conditions")) {
            if (condition.text("type").equals("PodScheduled") && condition.text("reason").equals("SchedulingGated")) {
                return "SchedulingGated";
            }
        }
        String reason = pod.text("status", "reason");
        return reason.isEmpty() ? phase() : reason;
    }

    /** Reads the init containers in their order up to the first that is not through; tells whether there is one. */
    private boolean readInitContainers() {
        List<Tree> statuses = pod.trees("status", "initContainerStatuses");
        for (int i = 0; i < statuses.size(); i++) {
            Tree status = statuses.get(i);
            boolean sidecar = sidecars.contains(status.text("name"));
            countRestarts(status);
            if (sidecar) {
                sidecarRestarts += (int) status.number(0, "restartCount");
                lastSidecarRestart = Math.max(lastSidecarRestart, lastEnd(status));
            }
            boolean terminated = status.has("state", "terminated");
            if (terminated && exitCode(status) == 0) {
                continue;
            }
            if (sidecar && status.isTrue("started")) {
                ready += status.isTrue("ready") ? 1 : 0;
                continue;
            }
            word = "Init:" + initWord(status, terminated, i);
            return true;
        }
        return false;
    }

    private String initWord(Tree status, boolean terminated, int index) {
        if (terminated) {
            return endWord(status);
        }
        String waiting = status.text("state", "waiting", "reason");
        return waiting.isEmpty() || waiting.equals("PodInitializing")
                ? index + "/" + pod.list("spec", "initContainers").size()
                : waiting;
    }

    /** Reads the containers from the last to the first, so that the first that has something to say wins. */
    private void readContainers() {
        restarts = sidecarRestarts;
        lastRestart = lastSidecarRestart;
        boolean running = false;
        for (Tree status : pod.trees("status", "containerStatuses").reversed()) {
            countRestarts(status);
            String waiting = status.text("state", "waiting", "reason");
            if (!waiting.isEmpty()) {
                word = waiting;
            } else if (status.has("state", "terminated")) {
                word = endWord(status);
            } else if (status.isTrue("ready") && status.has("state", "running")) {
                running = true;
                ready++;
            }
        }
        if (running && word.equals("Completed")) {
            word = hasReadyCondition() ? "Running" : "NotReady";
        }
    }

    private boolean hasReadyCondition() {
        return pod.trees("status", "conditions").stream()
                .anyMatch(condition -> condition.text("type").equals("Ready") && condition.text("status").equals("True"));
    }

    private void wordInDeletion() {
        if (pod.text("status", "reason").equals("NodeLost")) {
            word = "Unknown";
        } else if (!phase().equals("Succeeded") && !phase().equals("Failed")) {
            word = "Terminating";
        }
    }

    private void countRestarts(Tree status) {
        restarts += (int) status.number(0, "restartCount");
        lastRestart = Math.max(lastRestart, lastEnd(status));
    }

    private static long lastEnd(Tree status) {
        return Timestamp.epochSecond(status.text("lastState", "terminated", "finishedAt"));
    }

    private static long exitCode(Tree status) {
        return status.number(0, "state", "terminated", "exitCode");
    }

    private static String endWord(Tree status) {
        String reason = status.text("state", "terminated", "reason");
        if (!reason.isEmpty()) {
            return reason;
        }
        long signal = status.number(0, "state", "terminated", "signal");
        return signal != 0 ? "Signal:" + signal : "ExitCode:" + exitCode(status);
    }
}
