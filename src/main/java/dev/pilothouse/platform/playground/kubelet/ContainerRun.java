package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.fault.PodFaults.Action;
import dev.pilothouse.platform.playground.kubelet.program.Behaviour;
import dev.pilothouse.platform.playground.kubelet.program.ImageName;
import dev.pilothouse.platform.playground.kubelet.program.Program;
import java.time.Duration;
import java.time.Instant;
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

    private static final Duration SYNC = Duration.ofSeconds(12);
    private static final Duration NOTICED = Duration.ofSeconds(1);

    private final PodWorker pod;
    private final Kubelet kubelet;
    private final Machine machine;
    private final Role role;
    private final String name;
    private final BackOff restarts = new BackOff();
    private final BackOff pulls = new BackOff();
    private final ContainerProbes probes;
    private Tree spec;
    private ContainerState state;
    private ContainerState.@Nullable Ended last;
    private Subscription next = Subscription.NONE;
    private Subscription killing = Subscription.NONE;
    private volatile @Nullable Incarnation current;
    private volatile @Nullable Incarnation previous;
    private boolean begun;
    private boolean stopping;
    private long restartCount;
    private String imageId = "";

    ContainerRun(PodWorker pod, Kubelet kubelet, Machine machine, Role role, Tree spec) {
        this.pod = pod;
        this.kubelet = kubelet;
        this.machine = machine;
        this.role = role;
        this.spec = spec;
        this.name = spec.text("name");
        this.state = new ContainerState.Waiting(pod.hasInit() && role != Role.EPHEMERAL ? "PodInitializing" : "ContainerCreating", "");
        this.probes = new ContainerProbes(this, pod, kubelet);
    }

    /** Takes over what the status says of a container that ran before the playground was started again. */
    void adopt(Tree status) {
        restartCount = status.number(0, "restartCount");
        imageId = status.text("imageID");
        Tree running = status.tree("state", "running");
        Tree ended = status.tree("state", "terminated");
        if (!running.fields().isEmpty()) {
            begun = true;
            Instant since = Fields.time(running.text("startedAt")).orElse(kubelet.agenda().instant());
            try {
                live(new Incarnation(status.text("containerID").replace("containerd://", ""), since, program(environment()), environment()));
            } catch (Environment.ConfigError e) {
                begun = false;
            }
        } else if (!ended.fields().isEmpty()) {
            begun = true;
            Instant finished = Fields.time(ended.text("finishedAt")).orElse(kubelet.agenda().instant());
            Instant started = Fields.time(ended.text("startedAt")).orElse(finished);
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
        String text = spec.text("image");
        Optional<ImageName> image = ImageName.parse(text);
        if (image.isEmpty()) {
            String why = "Failed to apply default image tag \"" + text + "\": couldn't parse image name \"" + text + "\": invalid reference format"
                    + (text.equals(text.toLowerCase(java.util.Locale.ROOT)) ? "" : ": repository name (library/" + text.replaceAll("[:@].*", "") + ") must be lowercase");
            warn("InspectFailed", why);
            warn("Failed", "Error: InvalidImageName");
            waitFor("InvalidImageName", why, SYNC, this::pull);
            return;
        }
        String policy = spec.text("imagePullPolicy");
        boolean present = machine.hasImage(image.get().full());
        if (present && !policy.equals("Always")) {
            say("Pulled", "Container image \"" + text + "\" already present on machine");
            create(image.get());
        } else if (policy.equals("Never")) {
            String why = "Container image \"" + text + "\" is not present with pull policy of Never";
            warn("ErrImageNeverPull", why);
            warn("Failed", "Error: ErrImageNeverPull");
            waitFor("ErrImageNeverPull", why, SYNC, this::pull);
        } else {
            say("Pulling", "Pulling image \"" + text + "\"");
            boolean fault = kubelet.faults().active(Action.FAIL_PULL, pod.document());
            ImagePull pull = ImagePull.of(image.get(), kubelet.families().of(image.get()), behaviour(Map.of()), present, fault);
            later(pull.took(), () -> pulled(text, image.get(), pull));
        }
    }

    private void pulled(String text, ImageName image, ImagePull pull) {
        if (pull.error().isEmpty()) {
            machine.addImage(image.full());
            String took = ImagePull.seconds(pull.took());
            say("Pulled", "Successfully pulled image \"" + text + "\" in " + took + " (" + took + " including waiting). Image size: " + pull.bytes() + " bytes.");
            create(image);
            return;
        }
        String why = "failed to pull image \"" + text + "\": " + pull.error();
        warn("Failed", "Failed to pull image \"" + text + "\": " + pull.error());
        warn("Failed", "Error: ErrImagePull");
        Duration wait = pulls.next(kubelet.agenda().instant());
        Duration wholeWait = wait.isZero() ? pulls.next(kubelet.agenda().instant()) : wait;
        waitFor("ErrImagePull", pull.error(), NOTICED, () -> {
            say("BackOff", "Back-off pulling image \"" + text + "\"");
            warn("Failed", "Error: ImagePullBackOff");
            waitFor("ImagePullBackOff", "Back-off pulling image \"" + text + "\": ErrImagePull: " + why, wholeWait, this::pull);
        });
    }

    private void create(ImageName image) {
        imageId = image.byDigest();
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
        pod.changed();
    }

    private void live(Incarnation incarnation) {
        current = incarnation;
        stopping = false;
        state = new ContainerState.Running(incarnation.start());
        Instant now = kubelet.agenda().instant();
        incarnation.program().ending().ifPresent(ending ->
                later(Duration.between(now, incarnation.start().plus(ending.after())), () -> end(ending.code(), ending.reason(), "")));
        probes.start(incarnation);
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
            later(Duration.ofSeconds(1), () -> end(1, "Error", ""));
        }
        incarnation.hang(kubelet.faults().active(Action.HANG, pod.document()));
        probes.stir();
    }

    /** The program has ended. */
    void end(int code, String reason, String message) {
        Incarnation incarnation = current;
        if (incarnation == null || !(state instanceof ContainerState.Running)) {
            return;
        }
        Instant now = kubelet.agenda().instant();
        incarnation.endAt(now);
        next.close();
        killing.close();
        probes.stop();
        state = new ContainerState.Ended(code, reason, message, incarnation.start(), now, "containerd://" + incarnation.containerId());
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
        Duration wait = restarts.next(ended.finishedAt());
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
        }
    }

    private void waitFor(String reason, String message, Duration time, Runnable then) {
        state = new ContainerState.Waiting(reason, message);
        later(time, then);
        pod.changed();
    }

    private void later(Duration time, Runnable then) {
        next.close();
        next = kubelet.agenda().after(time, then);
    }

    private Map<String, String> environment() throws Environment.ConfigError {
        return new Environment(kubelet, pod.document()).of(spec, pod.address());
    }

    private Behaviour behaviour(Map<String, String> environment) {
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
