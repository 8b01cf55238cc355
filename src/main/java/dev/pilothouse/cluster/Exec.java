package dev.pilothouse.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A command that runs in a container. Closing it leaves the command alone, whose input and output end then. */
public interface Exec extends AutoCloseable {

    /**
     * What to run.
     *
     * @param container its name, empty for the pod's only or default one
     * @param command program and arguments; no shell is between
     * @param terminal run it in a terminal
     */
    record Order(String container, List<String> command, boolean terminal) {}

    /**
     * How a command ended.
     *
     * @param code its exit code, 0 for success
     * @param reason in the words of the server, empty for success
     */
    record Exit(int code, String reason) {}

    /**
     * Waits until the command has ended and all its output is written.
     *
     * @throws dev.pilothouse.model.ProblemException {@code COMMAND_NOT_STARTED} and the like when it did not run, {@code
     *     CONNECTION_LOST} when nobody knows how it ended
     */
    Exit await();

    /** Waits as {@link #await()}, but no longer than that; empty when it still runs. */
    Optional<Exit> await(Duration limit);

    /** Tells a terminal its size in characters. */
    void resize(int columns, int rows);

    @Override
    void close();
}
