package dev.pilothouse.platform.playground.kubelet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What can be done with a running container from outside: read its log, run a command in it, attach, forward a port. Calls block. */
public interface Containers {

    /**
     * Which container.
     *
     * @param container empty for the pod's only or default one
     */
    record ContainerName(String namespace, String pod, String container) {}

    /**
     * Which part of a log ({@code PodLogOptions} of the core API).
     *
     * @param sinceTime RFC 3339, empty for the beginning
     */
    record LogOptions(boolean follow, boolean previous, boolean timestamps, OptionalLong tailLines, OptionalLong sinceSeconds, String sinceTime, OptionalLong limitBytes) {}

    /** The streams of a command. Where a terminal is asked for, errors go to {@code out}. */
    record Streams(InputStream in, OutputStream out, OutputStream error, boolean terminal) {}

    /** Writes the log; with {@code follow} until the container ends or the stream breaks. */
    void log(ContainerName name, LogOptions options, OutputStream out) throws IOException;

    /** Runs a command and returns its exit code. */
    int exec(ContainerName name, List<String> command, Streams streams) throws IOException;

    /** Attaches to the container's program until either side ends; returns the exit code if the program ended. */
    OptionalInt attach(ContainerName name, Streams streams) throws IOException;

    /** Carries one connection to a port of the pod until either side ends. */
    void forward(String namespace, String pod, int port, InputStream in, OutputStream out) throws IOException;
}
