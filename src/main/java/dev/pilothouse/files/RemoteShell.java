package dev.pilothouse.files;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Runs small commands in one container. Words reach the command as they are: nothing of a name is ever read by a shell. */
record RemoteShell(Cluster cluster, ResourceRef pod, String container) {

    /** Exit codes by which engines and shells say that a program is not there or cannot be run. */
    private static final int NOT_RUNNABLE = 126;
    private static final int NOT_FOUND = 127;

    /** Longest output that is kept; a folder of a hundred thousand names is shorter. */
    private static final int LONGEST = 16 << 20;

    /** @param error what it said beside its output */
    record Result(int code, ByteBuffer out, String error) {

        boolean ok() {
            return code == 0;
        }
    }

    Exec start(List<String> command, Optional<InputStream> in, OutputStream out, OutputStream error) {
        return cluster.exec(pod, new Exec.Order(container, command, false), new ExecStreams(in, out, error));
    }

    /** Runs a command to its end; empty when the container has no such program. */
    Optional<Result> run(List<String> command) {
        Kept out = new Kept();
        Kept error = new Kept();
        try (Exec exec = start(command, Optional.empty(), out, error)) {
            int code = exec.await().code();
            return missing(code) ? Optional.empty() : Optional.of(new Result(code, ByteBuffer.wrap(out.toByteArray()), error.text()));
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.COMMAND_NOT_STARTED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    static boolean missing(int code) {
        return code == NOT_RUNNABLE || code == NOT_FOUND;
    }

    /** Returns that the container has nothing to reach its files by. */
    ProblemException noTools() {
        return new ProblemException(Problem.of(ProblemCode.NO_FILE_TOOLS, container.isEmpty() ? pod.name() : container, pod.name()));
    }

    /** Output that is kept up to a length, the rest forgotten. */
    static final class Kept extends ByteArrayOutputStream {

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, Math.min(length, LONGEST - size()));
        }

        String text() {
            return toString(StandardCharsets.UTF_8).strip();
        }
    }
}
