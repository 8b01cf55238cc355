package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.playground.kubelet.program.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One life of a container, from a start to an end: what logs and commands from outside look at. Its end is told by the agenda's thread, all else stays. */
final class Incarnation {

    private final String containerId;
    private final Instant start;
    private final Program program;
    private final Map<String, String> environment;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Instant end;
    private volatile boolean hung;

    Incarnation(String containerId, Instant start, Program program, Map<String, String> environment) {
        this.containerId = containerId;
        this.start = start;
        this.program = program;
        this.environment = environment;
    }

    String containerId() {
        return containerId;
    }

    Instant start() {
        return start;
    }

    Program program() {
        return program;
    }

    Map<String, String> environment() {
        return environment;
    }

    Optional<Instant> end() {
        return Optional.ofNullable(end);
    }

    void endAt(Instant time) {
        end = time;
        listeners.forEach(Runnable::run);
    }

    /** Tells when it ends; at once if it has. */
    Subscription onEnd(Runnable listener) {
        listeners.add(listener);
        if (end != null) {
            listener.run();
        }
        return () -> listeners.remove(listener);
    }

    /** Returns what a request gets at that time. */
    Program.Answer answer(Instant now, Program.Asker asker, int port, String path) {
        return hung ? new Program.Answer.Silence() : program.answer(since(now), asker, port, path);
    }

    /** Tells whether a fault keeps it from answering. */
    boolean hung() {
        return hung;
    }

    void hang(boolean hangs) {
        hung = hangs;
    }

    Duration since(Instant now) {
        return Duration.between(start, end().filter(ended -> ended.isBefore(now)).orElse(now));
    }
}
