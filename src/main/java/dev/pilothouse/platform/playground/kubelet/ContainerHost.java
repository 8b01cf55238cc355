package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.platform.playground.kubelet.shell.Files;
import dev.pilothouse.platform.playground.kubelet.shell.Host;
import dev.pilothouse.platform.playground.time.Agenda;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A running container as a shell in it sees it. */
final class ContainerHost implements Host {

    /**
     * What is the same for all shells in a container.
     *
     * @param signals takes a signal to the container's program
     * @param directory in which commands begin
     */
    record Parts(
            Agenda agenda, ClusterNetwork network, String namespace, String hostname, Files files, String program, String osRelease, String directory, Consumer<Integer> signals) {}

    private final Parts parts;
    private final Consumer<Duration> sleep;
    private final Function<List<String>, Optional<Integer>> external;

    private ContainerHost(Parts parts, Consumer<Duration> sleep, Function<List<String>, Optional<Integer>> external) {
        this.parts = parts;
        this.sleep = sleep;
        this.external = external;
    }

    /** Returns the container for its own program, which sleeps on the agenda. */
    static ContainerHost ofScript(Parts parts, Coroutine coroutine, Function<List<String>, Optional<Integer>> external) {
        return new ContainerHost(parts, coroutine::pause, external);
    }

    /** Returns the container for a command from outside, whose thread waits while it sleeps. */
    static ContainerHost ofCommand(Parts parts, Incarnation life) {
        return new ContainerHost(parts, time -> await(parts.agenda(), life, time), _ -> Optional.empty());
    }

    /** Returns the container for a probe, in which nothing takes time. */
    static ContainerHost ofProbe(Parts parts) {
        return new ContainerHost(parts, _ -> {}, _ -> Optional.empty());
    }

    private static void await(Agenda agenda, Incarnation life, Duration time) {
        if (time.compareTo(Duration.ofMillis(50)) < 0) {
            return;
        }
        try {
            Waiting.await(agenda, life, time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Gone();
        }
        if (life.end().isPresent()) {
            throw new Gone();
        }
    }

    @Override
    public Files files() {
        return parts.files();
    }

    @Override
    public Instant now() {
        return parts.agenda().instant();
    }

    @Override
    public void sleep(Duration time) {
        sleep.accept(time);
    }

    @Override
    public String hostname() {
        return parts.hostname();
    }

    @Override
    public String osRelease() {
        return parts.osRelease();
    }

    @Override
    public List<String> processes() {
        return List.of("1 " + parts.program());
    }

    @Override
    public void signal(int number) {
        parts.signals().accept(number);
    }

    @Override
    public List<String> resolve(String name) {
        return parts.network().resolve(parts.namespace(), parts.hostname(), name);
    }

    @Override
    public String fullName(String name) {
        return parts.network().fullName(parts.namespace(), name);
    }

    @Override
    public Fetched fetch(String host, int port, String path) {
        return parts.network().fetch(parts.namespace(), parts.hostname(), host, port, path);
    }

    @Override
    public Optional<Integer> external(List<String> words) {
        return external.apply(words);
    }
}
