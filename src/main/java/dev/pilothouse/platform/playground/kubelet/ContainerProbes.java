package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.fault.PodFaults.Action;
import dev.pilothouse.platform.playground.kubelet.program.Program.Answer;
import dev.pilothouse.platform.playground.kubelet.program.Program.Asker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The probes of one container's present life: the startup probe first, then liveness and readiness together. */
final class ContainerProbes implements Probe.Subject {

    private final ContainerRun container;
    private final PodWorker pod;
    private final Kubelet kubelet;
    private final List<Probe> running = new ArrayList<>();
    private @Nullable Incarnation incarnation;
    private boolean started;
    private boolean ready;

    ContainerProbes(ContainerRun container, PodWorker pod, Kubelet kubelet) {
        this.container = container;
        this.pod = pod;
        this.kubelet = kubelet;
    }

    void start(Incarnation life) {
        stop();
        incarnation = life;
        started = !container.spec().has("startupProbe");
        if (started) {
            startOthers(life.start());
        } else {
            running.add(new Probe(kubelet.agenda(), Asker.STARTUP, container.spec().tree("startupProbe"), this, life.start()));
        }
    }

    private void startOthers(Instant from) {
        Tree spec = container.spec();
        ready = !spec.has("readinessProbe");
        if (spec.has("livenessProbe")) {
            running.add(new Probe(kubelet.agenda(), Asker.LIVENESS, spec.tree("livenessProbe"), this, from));
        }
        if (!ready) {
            running.add(new Probe(kubelet.agenda(), Asker.READINESS, spec.tree("readinessProbe"), this, from));
        }
    }

    /** Goes on from what was known of this life before the playground was started again. */
    void goOn(boolean wasStarted, boolean wasReady) {
        if (wasStarted && !started) {
            stopOnTermination();
            started = true;
            startOthers(kubelet.agenda().instant());
        }
        ready |= started && wasReady;
    }

    void stop() {
        running.forEach(Probe::close);
        running.clear();
        started = false;
        ready = false;
    }

    /** The pod is ending: it is no longer asked whether it is alive. */
    void stopOnTermination() {
        running.forEach(Probe::close);
        running.clear();
    }

    void stir() {
        List.copyOf(running).forEach(Probe::stir);
    }

    boolean started() {
        return started;
    }

    boolean ready() {
        return started && ready;
    }

    @Override
    public Optional<String> ask(Asker asker, Tree probe) {
        Incarnation life = incarnation;
        if (life == null) {
            return Optional.of("no container");
        }
        if (kubelet.faults().active(Action.FAIL_PROBE, pod.document())) {
            return Optional.of(probe.has("exec") ? "" : "HTTP probe failed with statuscode: 503");
        }
        if (probe.has("exec")) {
            List<String> command = probe.list("exec", "command").stream().map(String::valueOf).toList();
            return life.hung() ? Optional.of("command timed out") : pod.commandFailure(container, command);
        }
        boolean http = probe.has("httpGet");
        int port = port(probe.tree(http ? "httpGet" : probe.has("grpc") ? "grpc" : "tcpSocket"));
        String path = http && !probe.text("httpGet", "path").isEmpty() ? probe.text("httpGet", "path") : "/";
        Answer answer = life.hung() ? new Answer.Silence() : life.program().answer(life.since(kubelet.agenda().instant()), asker, port, path);
        String scheme = probe.text("httpGet", "scheme").equals("HTTPS") ? "https" : "http";
        String url = "Get \"" + scheme + "://" + pod.address() + ":" + port + path + "\": ";
        String dial = "dial tcp " + pod.address() + ":" + port + ": ";
        return switch (answer) {
            case Answer.Http(int code, String _) when http -> code >= 200 && code < 400 ? Optional.empty() : Optional.of("HTTP probe failed with statuscode: " + code);
            case Answer.Http _ -> Optional.empty();
            case Answer.Refused() -> Optional.of((http ? url : "") + dial + "connect: connection refused");
            case Answer.Silence() when http -> Optional.of(url + "context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
            case Answer.Silence() -> Optional.of(dial + "i/o timeout");
        };
    }

    private int port(Tree handler) {
        String text = handler.text("port");
        if (text.matches("\\d{1,5}")) {
            return Integer.parseInt(text);
        }
        return container.spec().trees("ports").stream()
                .filter(port -> port.text("name").equals(text))
                .mapToInt(port -> (int) port.number(0, "containerPort"))
                .findFirst()
                .orElse(0);
    }

    @Override
    public Optional<Duration> nextChange() {
        Incarnation life = incarnation;
        if (life == null) {
            return Optional.empty();
        }
        Duration since = life.since(kubelet.agenda().instant());
        return life.program().nextChange(since).map(change -> change.minus(since));
    }

    @Override
    public void result(Asker asker, boolean well) {
        Incarnation life = incarnation;
        switch (asker) {
            case READINESS -> {
                ready = well;
                pod.changed();
            }
            case STARTUP -> {
                stopOnTermination();
                if (well && life != null) {
                    started = true;
                    startOthers(kubelet.agenda().instant());
                    pod.changed();
                } else {
                    kill("startup", "startupProbe");
                }
            }
            default -> {
                if (!well) {
                    kill("liveness", "livenessProbe");
                }
            }
        }
    }

    private void kill(String which, String field) {
        long grace = container.spec().number(pod.graceSeconds(), field, "terminationGracePeriodSeconds");
        container.stop("Container " + container.name() + " failed " + which + " probe, will be restarted", Duration.ofSeconds(grace));
        pod.changed();
    }

    @Override
    public void failed(Asker asker, String why) {
        String word = asker.name().charAt(0) + asker.name().substring(1).toLowerCase(java.util.Locale.ROOT);
        container.warn("Unhealthy", word + " probe failed: " + why);
    }
}
