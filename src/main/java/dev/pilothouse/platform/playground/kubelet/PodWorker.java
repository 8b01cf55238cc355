package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.kubelet.ContainerRun.Role;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One pod on its node: its volumes and its address first, then init containers one after the other and sidecars, then all others; at the
 * end the way out. On the agenda's thread; each step sets the time of the next, nothing is polled.
 */
final class PodWorker {

    private final Kubelet kubelet;
    private final Machine machine;
    private final Map<String, ContainerRun> containers = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Load load = new Load();
    private final PodStatus status;
    private final Instant startTime;
    private volatile Document pod;
    private volatile String address = "";
    private boolean sandbox;
    private boolean mounted;
    private int mountAttempts;
    private boolean terminating;
    private boolean stoppingSidecars;
    private boolean writing;
    private String failure = "";
    private Subscription preparing = Subscription.NONE;
    private Subscription deadline = Subscription.NONE;
    private Subscription writeLater = Subscription.NONE;

    PodWorker(Document pod, Machine machine) {
        this.pod = pod;
        this.machine = machine;
        this.kubelet = machine.kubelet();
        Instant now = kubelet.agenda().instant();
        this.startTime = Timestamps.read(pod.tree().text("status", "startTime")).orElse(now);
        this.status = new PodStatus(this, kubelet, machine);
        add(pod.tree().tree("spec"));
    }

    private void add(Tree spec) {
        for (Tree init : spec.trees("initContainers")) {
            add(init.text("restartPolicy").equals("Always") ? Role.SIDECAR : Role.INIT, init);
        }
        spec.trees("containers").forEach(container -> add(Role.MAIN, container));
        spec.trees("ephemeralContainers").forEach(container -> add(Role.EPHEMERAL, container));
    }

    private void add(Role role, Tree spec) {
        ContainerRun known = containers.get(spec.text("name"));
        if (known == null) {
            containers.put(spec.text("name"), new ContainerRun(this, kubelet, machine, role, spec));
        } else {
            known.respecified(spec);
        }
    }

    /** Begins, or goes on where the status says that it was. */
    void start() {
        Tree known = pod.tree().tree("status");
        if (!known.text("podIP").isEmpty()) {
            address = known.text("podIP");
            machine.keepAddress(address);
            sandbox = true;
            mounted = true;
            for (String list : List.of("initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses")) {
                known.trees(list).forEach(container -> Optional.ofNullable(containers.get(container.text("name"))).ifPresent(run -> run.adopt(container)));
            }
        }
        long limit = pod.tree().number(0, "spec", "activeDeadlineSeconds");
        if (limit > 0) {
            Duration left = Duration.between(kubelet.agenda().instant(), startTime.plusSeconds(limit));
            deadline = kubelet.agenda().after(left, this::deadlineExceeded);
        }
        specified(pod);
    }

    /** Takes over a change that somebody else made to the pod. */
    void specified(Document now) {
        boolean respecified = !now.tree().tree("spec").equals(pod.tree().tree("spec"));
        pod = now;
        if (respecified) {
            add(now.tree().tree("spec"));
        }
        if (pod.tree().has("metadata", "deletionTimestamp") && machine.powered()) {
            terminate();
        } else {
            changed();
        }
    }

    private void terminate() {
        Duration grace = Duration.ofSeconds(pod.tree().number(graceSeconds(), "metadata", "deletionGracePeriodSeconds"));
        if (!terminating) {
            terminating = true;
            preparing.close();
            for (ContainerRun container : containers.values()) {
                container.stop("Stopping container " + container.name(), grace);
            }
        }
        changed();
    }

    private void deadlineExceeded() {
        if (!ended()) {
            failure = "DeadlineExceeded";
            containers.values().forEach(container -> container.stop("Stopping container " + container.name(), Duration.ofSeconds(graceSeconds())));
            changed();
        }
    }

    /** Something changed: does the next thing, and writes down what is. */
    void changed() {
        if (!machine.powered()) {
            return;
        }
        if (!terminating && failure.isEmpty() && !ended()) {
            proceed();
        }
        if (!writing) {
            writing = true;
            writeLater = kubelet.agenda().after(Duration.ofMillis(20), this::write);
        }
    }

    private void proceed() {
        if (!mounted) {
            mount();
            return;
        }
        if (!sandbox) {
            if (preparing == Subscription.NONE) {
                preparing = kubelet.agenda().after(Duration.ofMillis(350 + kubelet.agenda().chance().nextInt(400)), this::sandboxReady);
            }
            return;
        }
        if (!initialized()) {
            return;
        }
        of(Role.MAIN).forEach(ContainerRun::begin);
        of(Role.EPHEMERAL).forEach(ContainerRun::begin);
        boolean over = of(Role.MAIN).stream().allMatch(container -> container.state() instanceof ContainerState.Ended && !wantsAgain(container));
        if (over && !stoppingSidecars) {
            stoppingSidecars = true;
            of(Role.SIDECAR).forEach(sidecar -> sidecar.stop("Stopping container " + sidecar.name(), Duration.ofSeconds(graceSeconds())));
        }
    }

    /** Begins the next init container or sidecar; tells whether all are done or started. */
    private boolean initialized() {
        for (ContainerRun container : containers.values()) {
            boolean missing = switch (container.role()) {
                case INIT -> !container.ready();
                case SIDECAR -> !stoppingSidecars && !container.started() && !mainBegun();
                case MAIN, EPHEMERAL -> false;
            };
            if (missing) {
                container.begin();
                return false;
            }
        }
        return true;
    }

    private boolean mainBegun() {
        return of(Role.MAIN).stream().anyMatch(container -> container.current().isPresent());
    }

    private void mount() {
        Optional<String> missing = new Mounts(kubelet, pod).missing();
        if (missing.isEmpty()) {
            mounted = true;
            preparing.close();
            preparing = Subscription.NONE;
            changed();
            return;
        }
        if (preparing == Subscription.NONE) {
            kubelet.events().warning(pod, "FailedMount", missing.get());
            Duration wait = Duration.ofMillis(500L << Math.min(mountAttempts++, 8));
            preparing = kubelet.agenda().after(wait, () -> {
                preparing = Subscription.NONE;
                changed();
            });
        }
    }

    private void sandboxReady() {
        sandbox = true;
        address = pod.tree().isTrue("spec", "hostNetwork") ? machine.address() : machine.takeAddress();
        changed();
    }

    /** Tells whether a container that has ended is to run again. */
    boolean wantsAgain(ContainerRun container) {
        if (terminating || stoppingSidecars || !failure.isEmpty() || !(container.state() instanceof ContainerState.Ended ended)) {
            return false;
        }
        String policy = pod.tree().text("spec", "restartPolicy");
        return switch (container.role()) {
            case SIDECAR -> true;
            case EPHEMERAL -> false;
            case INIT -> ended.code() != 0 && !policy.equals("Never");
            case MAIN -> policy.equals("Always") || policy.isEmpty() || (policy.equals("OnFailure") && ended.code() != 0);
        };
    }

    private void write() {
        writing = false;
        if (!machine.powered()) {
            return;
        }
        try {
            status.write();
            if (terminating && containers.values().stream().noneMatch(ContainerRun::isRunning)) {
                kubelet.objects().delete("pods", pod.namespace(), pod.name(),
                        new DeleteOptions(false, Optional.of(0L), Optional.of(DeleteOptions.Propagation.BACKGROUND), Optional.of(pod.uid()), Optional.empty()));
            }
        } catch (Refusal refusal) {
            if (refusal.code() != 404) {
                writing = true;
                writeLater = kubelet.agenda().after(Duration.ofSeconds(1), this::write);
            }
        }
        if (ended()) {
            deadline.close();
        }
    }

    /** The node is on again: goes on with what was missed. */
    void poweredOn() {
        writing = false;
        specified(pod);
    }

    /** Runs a command for a probe; returns what it printed when it failed, empty when it went well. */
    Optional<String> commandFailure(ContainerRun container, List<String> command) {
        return container.commandFailure(command);
    }

    /** The pod is gone. */
    void close() {
        preparing.close();
        deadline.close();
        writeLater.close();
        containers.values().forEach(ContainerRun::close);
        kubelet.volumes().forget(pod.uid());
        if (!address.isEmpty() && !pod.tree().isTrue("spec", "hostNetwork")) {
            machine.giveBack(address);
        }
    }

    Document document() {
        return pod;
    }

    Collection<ContainerRun> containers() {
        return containers.values();
    }

    List<ContainerRun> of(Role role) {
        return containers.values().stream().filter(container -> container.role() == role).toList();
    }

    Optional<ContainerRun> container(String name) {
        return Optional.ofNullable(containers.get(name));
    }

    boolean hasInit() {
        return !pod.tree().list("spec", "initContainers").isEmpty();
    }

    /** Returns the container that is meant when none is named. */
    String defaultContainer() {
        String given = pod.tree().text("metadata", "annotations", "kubectl.kubernetes.io/default-container");
        return given.isEmpty() ? pod.tree().trees("spec", "containers").getFirst().text("name") : given;
    }

    /** Tells whether anything comes from its node. */
    boolean reachable() {
        return machine.powered();
    }

    Instant now() {
        return kubelet.agenda().instant();
    }

    Load load() {
        return load;
    }

    long graceSeconds() {
        return pod.tree().number(30, "spec", "terminationGracePeriodSeconds");
    }

    String address() {
        return address;
    }

    boolean hasSandbox() {
        return sandbox;
    }

    Instant startTime() {
        return startTime;
    }

    /** Returns why the pod as a whole failed, for example {@code DeadlineExceeded}; empty when it did not. */
    String failure() {
        return failure;
    }

    boolean ended() {
        String phase = pod.tree().text("status", "phase");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }
}
