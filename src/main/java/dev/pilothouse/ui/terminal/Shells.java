package dev.pilothouse.ui.terminal;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the shell that a container has, without a trace on the terminal: it asks in a command of its own, and takes the shell's own answer
 * where there is one.
 */
final class Shells {

    /** What is run before a shell to be on the disk of a node instead of the container that looks at it. */
    static final List<String> ON_THE_NODE = List.of("chroot", "/host");

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final List<List<String>> QUESTIONS = List.of(
            List.of("sh", "-c", "command -v bash || command -v ash || command -v sh || echo sh"),
            List.of("bash", "-c", "echo bash"),
            List.of("ash", "-c", "echo ash"),
            List.of("cmd", "/c", "echo cmd"));

    private final Cluster cluster;

    Shells(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Returns the command that starts the shell; empty when the image has none. */
    Optional<List<String>> of(ResourceRef pod, String container, List<String> before) {
        return QUESTIONS.stream()
                .map(question -> answer(pod, container, together(before, question)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(shell -> together(before, List.of(shell)));
    }

    private static List<String> together(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    /** Engines tell only by an exit code of 126 or 127 that there is no such program. */
    private Optional<String> answer(ResourceRef pod, String container, List<String> question) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExecStreams streams = new ExecStreams(Optional.empty(), out, OutputStream.nullOutputStream());
        try (Exec exec = cluster.exec(pod, new Exec.Order(container, question, false), streams)) {
            return exec.await(PATIENCE)
                    .filter(exit -> exit.code() == 0)
                    .flatMap(_ -> out.toString(StandardCharsets.UTF_8).lines().findFirst())
                    .map(String::strip)
                    .filter(line -> line.matches("[\\w./-]+"));
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.COMMAND_NOT_STARTED) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
