package dev.pilothouse.platform.playground.kubelet.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The container around a shell: its files, its clock, its network and its processes. */
public interface Host {

    /** What came back from a request of HTTP. */
    sealed interface Fetched {
        record Answer(int code, String body) implements Fetched {}

        /** No such name. */
        record UnknownHost() implements Fetched {}

        record Refused(String address) implements Fetched {}

        record TimedOut(String address) implements Fetched {}
    }

    /** Thrown through a shell when its container ends. */
    final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    Files files();

    Instant now();

    /** Waits; throws {@link Gone} when the container ends in the meantime. */
    void sleep(Duration time);

    String hostname();

    String osRelease();

    /** Returns one line for each process: number and command. */
    List<String> processes();

    /** Sends a signal to process 1. */
    void signal(int number);

    /** Returns the addresses of a name, none if it is not known. */
    List<String> resolve(String name);

    /** Returns the name as the name server answers it, for example {@code web.shop.svc.cluster.local} for {@code web}. */
    String fullName(String name);

    Fetched fetch(String host, int port, String path);

    /** Runs a program of the image that no shell knows; empty when there is none of that name. */
    Optional<Integer> external(List<String> words);
}
