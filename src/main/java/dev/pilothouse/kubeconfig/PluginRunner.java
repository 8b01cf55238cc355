package dev.pilothouse.kubeconfig;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs a sign-in plugin to its end: no shell, nothing to read, a limited time and limited output, and its error output kept apart.
 *
 * <p>Both outputs are read by looking whether there is something, so that it takes no further thread, and a grandchild that keeps
 * the pipes open does not hold us.
 */
final class PluginRunner {

    private static final int MAX_ANSWER = 1024 * 1024;
    private static final int MAX_ERRORS = 16 * 1024;
    private static final long LOOK_EVERY_MILLIS = 10;
    private static final int CANNOT_START = 126;

    private final Map<String, String> environment;
    private final Duration timeout;

    /** @param environment of this process, which plugins inherit */
    PluginRunner(Map<String, String> environment, Duration timeout) {
        this.environment = environment;
        this.timeout = timeout;
    }

    /** What a plugin wrote before it ended well. */
    record Output(String answer, String errors) {

        /** The answer is a secret. */
        @Override
        public String toString() {
            return "Output[]";
        }
    }

    /**
     * Runs the program and waits for its end.
     *
     * @param program the file to run
     * @param information value of {@code KUBERNETES_EXEC_INFO}
     * @throws ProblemException with {@code PLUGIN_SLOW}, {@code PLUGIN_FAILED}, {@code PLUGIN_ANSWER} or {@code CANCELLED}
     */
    Output run(Path program, Entry.Plugin plugin, String information) {
        Process process = start(program, plugin, information);
        var answer = new Capture(process.getInputStream(), MAX_ANSWER);
        var errors = new Capture(process.getErrorStream(), MAX_ERRORS);
        try {
            process.getOutputStream().close();
            long deadline = System.nanoTime() + timeout.toNanos();
            boolean ended = false;
            while (!ended) {
                ended = process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                answer.readOn();
                errors.readOn();
                if (answer.overflowed()) {
                    throw new ProblemException(Problem.of(ProblemCode.PLUGIN_ANSWER, plugin.command())
                            .withDetail("more than " + MAX_ANSWER + " bytes"));
                }
                if (!ended && System.nanoTime() > deadline) {
                    throw failure(errors, ProblemCode.PLUGIN_SLOW, plugin, timeout.toSeconds());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.PLUGIN_ANSWER, plugin.command()).withDetail(TextFile.reason(e)), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw failure(errors, ProblemCode.PLUGIN_FAILED, plugin, process.exitValue());
        }
        return new Output(answer.text(), PlainText.of(errors.text()));
    }

    private Process start(Path program, Entry.Plugin plugin, String information) {
        List<String> words = new ArrayList<>();
        words.add(program.toString());
        words.addAll(plugin.args());
        var builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            builder.environment().putAll(plugin.env());
            builder.environment().put("KUBERNETES_EXEC_INFO", information);
            return builder.start();
        } catch (IOException | IllegalArgumentException e) {
            String reason = e instanceof IOException io ? TextFile.reason(io) : "";
            throw new ProblemException(
                    Problem.of(ProblemCode.PLUGIN_FAILED, plugin.command(), Integer.toString(CANNOT_START))
                            .withDetail(reason),
                    e);
        }
    }

    private static ProblemException failure(Capture errors, ProblemCode code, Entry.Plugin plugin, long number) {
        return new ProblemException(Problem.of(code, plugin.command(), Long.toString(number))
                .withDetail(PlainText.of(errors.text())));
    }

    /** The end of what a program writes, up to a limit. */
    private static final class Capture {

        private static final int READS_AT_ONCE = 64;

        private final InputStream in;
        private final int limit;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean overflowed;

        Capture(InputStream in, int limit) {
            this.in = in;
            this.limit = limit;
        }

        /** Reads what is there already, but not without end from a program that never stops. */
        void readOn() throws IOException {
            int there = in.available();
            for (int reads = 0; there > 0 && reads < READS_AT_ONCE; reads++) {
                bytes.write(in.readNBytes(Math.min(there, MAX_ERRORS)));
                if (bytes.size() > limit) {
                    dropStart();
                }
                there = in.available();
            }
        }

        boolean overflowed() {
            return overflowed;
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        private void dropStart() {
            byte[] all = bytes.toByteArray();
            bytes.reset();
            bytes.write(all, all.length - limit, limit);
            overflowed = true;
        }
    }
}
