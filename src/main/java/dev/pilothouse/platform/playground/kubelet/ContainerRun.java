package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.ImageName;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.fault.PodFaults.Action;
import dev.pilothouse.platform.playground.kubelet.program.Behaviour;
import dev.pilothouse.platform.playground.kubelet.program.Family;
import dev.pilothouse.platform.playground.kubelet.program.Images;
import dev.pilothouse.platform.playground.kubelet.program.Program;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One container of a pod: from pulling its image through its lives, each ended by itself, by a probe, a fault or the pod's end. On the agenda's thread. */
final class ContainerRun {

    /** Which part a container plays in its pod. */
    enum Role {
        INIT("spec.initContainers"),
        SIDECAR("spec.initContainers"),
        MAIN("spec.containers"),
        EPHEMERAL("spec.ephemeralContainers");

        private final String path;

        Role(String path) {
            this.path = path;
        }
    }

    static final Duration SYNC = Duration.ofSeconds(12);
    static final Duration NOTICED = Duration.ofSeconds(1);

    private final PodWorker pod;
    private final Kubelet kubelet;
    private final Role role;
    private final String name;
    private final BackOff restarts = new BackOff();
    private final ContainerImage images;
    private final ContainerProbes probes;
    private volatile Tree spec;
    private volatile ContainerState state;
    private ContainerState.@Nullable Ended last;
    private Subscription next = Subscription.NONE;
    private Subscription killing = Subscription.NONE;
    private volatile ContainerHost.@Nullable Parts parts;
    private volatile @Nullable Incarnation current;
    private volatile @Nullable Incarnation previous;
    private boolean begun;
    private boolean stopping;
    private long restartCount;
    private String imageId = "";

    ContainerRun(PodWorker pod, Kubelet kubelet, Machine machine, Role role, Tree spec) {
        this.pod = pod;
        this.kubelet = kubelet;
        this.role = role;
        this.spec = spec;
        this.name = spec.text("name");
        this.state = new ContainerState.Waiting(pod.hasInit() && role != Role.EPHEMERAL ? "PodInitializing" : "ContainerCreating", "");
        this.probes = new ContainerProbes(this, pod, kubelet);
        this.images = new ContainerImage(this, pod, kubelet, machine);
    }

    /** Takes over what the status says of a container that ran before the playground was started again. */
    void adopt(Tree status) {
        restartCount = status.number(0, "restartCount");
        imageId = status.text("imageID");
        Tree running = status.tree("state", "running");
        Tree ended = status.tree("state", "terminated");
        if (!running.fields().isEmpty()) {
            begun = true;
            Instant since = Timestamps.read(running.text("startedAt")).orElse(kubelet.agenda().instant());
            try {
                live(new Incarnation(status.text("containerID").replace("containerd://", ""), since, program(environment()), environment()));
                probes.goOn(status.isTrue("started"), status.isTrue("ready"));
            } catch (Environment.ConfigError e) {
                begun = false;
            }
        } else if (!ended.fields().isEmpty()) {
            begun = true;
            Instant finished = Timestamps.read(ended.text("finishedAt")).orElse(kubelet.agenda().instant());
            Instant started = Timestamps.read(ended.text("startedAt")).orElse(finished);
            state = new ContainerState.Ended((int) ended.number(0, "exitCode"), ended.text("reason"), ended.text("message"), started, finished, ended.text("containerID"));
        }
    }

    void respecified(Tree now) {
        spec = now;
    }

    /** Begins, once. */
    void begin() {
        if (!begun) {
            begun = true;
            pull();
        }
    }

    private void pull() {
        images.pull();
    }

    /** Goes on with the image at hand. */
    void create(ImageName image) {
        imageId = Images.byDigest(image);
        Map<String, String> environment;
        try {
            environment = environment();
        } catch (Environment.ConfigError e) {
            String why = String.valueOf(e.getMessage());
            warn("Failed", "Error: " + why);
            waitFor("CreateContainerConfigError", why, SYNC, this::pull);
            return;
        }
        say("Created", "Created container: " + name);
        later(Duration.ofMillis(120), () -> start(environment));
    }

    private void start(Map<String, String> environment) {
        String id = dev.pilothouse.platform.playground.kubelet.program.Hashes.hex(pod.document().uid() + name + restartCount + kubelet.agenda().instant(), 64);
        Program program = program(environment);
        Optional<String> unstartable = Programs.unstartable(spec, kubelet.families());
        if (unstartable.isPresent()) {
            warn("Failed", "Error: " + unstartable.get());
            Instant now = kubelet.agenda().instant();
            state = new ContainerState.Ended(128, "StartError", unstartable.get(), Instant.EPOCH, now, "containerd://" + id);
            afterEnd();
            return;
        }
        say("Started", "Started container " + name);
        live(new Incarnation(id, kubelet.agenda().instant(), program, environment));
        List<String> hook = spec.list("lifecycle", "postStart", "exec", "command").stream().map(String::valueOf).toList();
        if (!hook.isEmpty() && commandFailure(hook).isPresent()) {
            warn("FailedPostStartHook", "PostStartHook failed");
            say("Killing", "FailedPostStartHook");
            end(137, "Error", "");
            return;
        }
        pod.changed();
    }

    private void live(Incarnation incarnation) {
        current = incarnation;
        stopping = false;
        state = new ContainerState.Running(incarnation.start());
        Instant now = kubelet.agenda().instant();
        parts = new ContainerInside(kubelet, pod).parts(spec, family(), this::signal);
        incarnation.program().ending().ifPresent(ending ->
                later(Duration.between(now, incarnation.start().plus(ending.after())), () -> end(ending.code(), ending.reason(), "")));
        probes.start(incarnation);
        if (incarnation.program() instanceof ScriptProgram script) {
            script.start(kubelet.agenda(), parts, incarnation, code -> endOf(incarnation, code));
        }
        faultsChanged();
    }

    /** Looks at the faults again: those that end the program end it, others show in its answers. */
    void faultsChanged() {
        Incarnation incarnation = current;
        if (incarnation == null || !(state instanceof ContainerState.Running)) {
            return;
        }
        if (kubelet.faults().active(Action.OUT_OF_MEMORY, pod.document())) {
            later(Duration.ofSeconds(2), () -> end(137, "OOMKilled", ""));
        } else if (kubelet.faults().active(Action.CRASH, pod.document())) {
            later(Duration.ofSeconds(1), () -> end(kubelet.faults().exitCode(pod.document()), "Error", ""));
        }
        incarnation.hang(kubelet.faults().active(Action.HANG, pod.document()));
        probes.stir();
    }

    /** That life has ended by itself. */
    void endOf(Incarnation life, int code) {
        if (life.end().isEmpty() && life == current) {
            end(code, code == 0 ? "Completed" : "Error", "");
        }
    }

    /** Somebody sent its program a signal; on any thread. */
    private void signal(int number) {
        Optional.ofNullable(current).ifPresent(life -> kubelet.agenda().soon(() -> life.program().onTerminate().ifPresent(ending ->
                kubelet.agenda().after(ending.after(), () -> endOf(life, ending.code())))));
    }

    /** Runs a command for a probe; returns what it printed when it failed, empty when it went well. */
    Optional<String> commandFailure(List<String> command) {
        Incarnation life = current;
        return life == null || !hasShell() ? Optional.of(Programs.notFound(command.getFirst())) : ContainerInside.failure(parts(), life, command);
    }

    private Family family() {
        return Programs.family(spec, kubelet.families());
    }

    DocumentRoot documentRoot() {
        return DocumentRoot.of(family().documentRoot(), spec, parts().files());
    }

    boolean hasShell() {
        return family().shell();
    }

    /** Tells whether the image has the small tools alone, without bash. */
    boolean isSmall() {
        return family().osRelease().startsWith("Alpine");
    }

    /** Returns what shells in it share; only while it runs or after. */
    ContainerHost.Parts parts() {
        return java.util.Objects.requireNonNull(parts);
    }

    /** Returns the most processor time it may use, in thousandths of a core, 0 for no limit. */
    long cpuLimit() {
        return Quantity.parse(spec.text("resources", "limits", "cpu")).map(found -> found.value().movePointRight(3).longValue()).orElse(0L);
    }

    /** The program has ended. */
    void end(int code, String reason, String message) {
        Incarnation incarnation = current;
        if (incarnation == null || !(state instanceof ContainerState.Running)) {
            return;
        }
        Instant now = kubelet.agenda().instant();
        incarnation.endAt(now);
        stopScript(incarnation);
        next.close();
        killing.close();
        probes.stop();
        String words = message.isEmpty() ? LastWords.of(spec, parts().files(), incarnation, code) : message;
        state = new ContainerState.Ended(code, reason, words, incarnation.start(), now, "containerd://" + incarnation.containerId());
        afterEnd();
    }

    private void afterEnd() {
        boolean again = pod.wantsAgain(this);
        if (again) {
            later(NOTICED, this::restart);
        }
        pod.changed();
    }

    private void restart() {
        if (!(state instanceof ContainerState.Ended ended) || !pod.wantsAgain(this)) {
            return;
        }
        Duration wait = stopping ? restarts.nextAfterKill(ended.finishedAt()) : restarts.next(ended.finishedAt());
        last = ended;
        if (wait.isZero()) {
            again();
            return;
        }
        Document document = pod.document();
        String where = name + " in pod " + document.name() + "_" + document.namespace() + "(" + document.uid() + ")";
        warn("BackOff", "Back-off restarting failed container " + where);
        String why = "back-off " + ImagePull.seconds(wait) + " restarting failed container=" + name + " pod=" + document.name() + "_" + document.namespace()
                + "(" + document.uid() + ")";
        waitFor("CrashLoopBackOff", why, Duration.between(kubelet.agenda().instant(), ended.finishedAt().plus(wait)), this::again);
    }

    private void again() {
        previous = current;
        restartCount++;
        pull();
    }

    /** Ends the running program: its hook, the signal, and after the grace the hard signal. */
    void stop(String why, Duration grace) {
        Incarnation incarnation = current;
        if (!(state instanceof ContainerState.Running) || incarnation == null) {
            next.close();
            return;
        }
        Instant hard = kubelet.agenda().instant().plus(grace);
        if (!stopping) {
            stopping = true;
            say("Killing", why);
        }
        probes.stopOnTermination();
        if (incarnation.program() instanceof ScriptProgram script) {
            script.terminate();
        }
        Duration hook = PreStop.duration(spec, grace);
        Optional<Program.Ending> ending = incarnation.hung() ? Optional.empty() : incarnation.program().onTerminate();
        Optional<Duration> gentle = ending.map(found -> hook.plus(found.after())).filter(after -> after.compareTo(grace) < 0);
        killing.close();
        killing = gentle.isPresent()
                ? kubelet.agenda().after(gentle.get(), () -> end(ending.get().code(), ending.get().reason(), ""))
                : kubelet.agenda().after(Duration.between(kubelet.agenda().instant(), hard), () -> end(137, "Error", ""));
    }

    /** Forgets all that it was about to do. */
    void close() {
        next.close();
        killing.close();
        probes.stop();
        Incarnation incarnation = current;
        if (incarnation != null && incarnation.end().isEmpty()) {
            incarnation.endAt(kubelet.agenda().instant());
            stopScript(incarnation);
        }
    }

    private static void stopScript(Incarnation life) {
        if (life.program() instanceof ScriptProgram script) {
            script.stop();
        }
    }

    /** Waits in a state that the status shows, and then does something. */
    void waitFor(String reason, String message, Duration time, Runnable then) {
        state = new ContainerState.Waiting(reason, message);
        later(time, then);
        pod.changed();
    }

    /** Does something after a time, in place of what was to be done. */
    void later(Duration time, Runnable then) {
        next.close();
        next = kubelet.agenda().after(time, then);
    }

    private Map<String, String> environment() throws Environment.ConfigError {
        return new Environment(kubelet, pod.document()).of(spec, pod.address());
    }

    Behaviour behaviour(Map<String, String> environment) {
        return Behaviour.of(pod.document().tree(), name, environment, wrong -> warn("InvalidSimulation", wrong));
    }

    private Program program(Map<String, String> environment) {
        return Programs.of(pod.document(), spec, kubelet.families(), behaviour(environment), environment);
    }

    void say(String reason, String message) {
        kubelet.events().record(pod.document(), role.path + "{" + name + "}", "Normal", reason, message);
    }

    void warn(String reason, String message) {
        kubelet.events().record(pod.document(), role.path + "{" + name + "}", "Warning", reason, message);
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    Tree spec() {
        return spec;
    }

    ContainerState state() {
        return state;
    }

    Optional<ContainerState.Ended> last() {
        return Optional.ofNullable(last);
    }

    Optional<Incarnation> current() {
        return Optional.ofNullable(current);
    }

    Optional<Incarnation> previous() {
        return Optional.ofNullable(previous);
    }

    boolean isRunning() {
        return state instanceof ContainerState.Running;
    }

    boolean started() {
        return isRunning() && probes.started();
    }

    boolean ready() {
        return role == Role.INIT ? state instanceof ContainerState.Ended ended && ended.code() == 0 : isRunning() && probes.ready();
    }

    long restartCount() {
        return restartCount;
    }

    String imageId() {
        return imageId;
    }
}
