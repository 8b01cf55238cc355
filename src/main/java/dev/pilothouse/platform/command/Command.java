package dev.pilothouse.platform.command;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A run of a command-line tool that has not begun: its words, all that it sees of this computer, and who hears what it says.
 *
 * <p>No shell, and nothing to read but the given input. {@link #run()} blocks; an interrupt of the thread ends the tool with all that it started
 * and waits for that. Listeners are called on the thread that runs.
 *
 * @param line the program's path and its words
 * @param environment all variables that it gets
 * @param input what it can read
 * @param limit how long it may take
 * @param out hears the lines of its standard output
 * @param err hears the lines of its error output
 */
public record Command(
        List<String> line, Map<String, String> environment, String input, Duration limit, Consumer<String> out, Consumer<String> err) {

    private static final Duration USUAL_LIMIT = Duration.ofSeconds(60);
    private static final Duration LAST_WORDS = Duration.ofMillis(500);
    private static final long LOOK_EVERY_MILLIS = 10;
    private static final int NOT_EXECUTABLE = 126;

    static Command of(List<String> line, Map<String, String> environment) {
        return new Command(List.copyOf(line), environment, "", USUAL_LIMIT, _ -> {}, _ -> {});
    }

    public Command with(String variable, String value) {
        Map<String, String> changed = new TreeMap<>(environment);
        changed.put(variable, value);
        return new Command(line, changed, input, limit, out, err);
    }

    public Command without(String variable) {
        Map<String, String> changed = new TreeMap<>(environment);
        changed.remove(variable);
        return new Command(line, changed, input, limit, out, err);
    }

    public Command reading(String text) {
        return new Command(line, environment, text, limit, out, err);
    }

    public Command within(Duration most) {
        return new Command(line, environment, input, most, out, err);
    }

    public Command heardBy(Consumer<String> outLines, Consumer<String> errLines) {
        return new Command(line, environment, input, limit, outLines, errLines);
    }

    /** Returns the tool's name without its folder. */
    public String tool() {
        return String.valueOf(Path.of(line.getFirst()).getFileName());
    }

    /**
     * Runs it to its end, however it ends.
     *
     * @throws ProblemException {@code COMMAND_HANGS} past its limit, {@code CANCELLED} on an interrupt, {@code COMMAND_FAILED} when it cannot be started
     */
    public CommandResult run() {
        long begin = System.nanoTime();
        Process process = start();
        CommandOutput said = new CommandOutput(process.getInputStream(), out);
        CommandOutput complained = new CommandOutput(process.getErrorStream(), err);
        boolean ended = false;
        try {
            feed(process);
            while (!ended) {
                ended = process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                said.readOn();
                complained.readOn();
                if (!ended && System.nanoTime() - begin > limit.toNanos()) {
                    throw new ProblemException(Problem.of(ProblemCode.COMMAND_HANGS, tool(), Long.toString(limit.toSeconds()))
                            .withDetail(complained.end()));
                }
            }
            lastWords(said, complained);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        } catch (IOException e) {
            throw failed(-1, String.valueOf(e.getMessage()), e);
        } finally {
            if (!ended) {
                new ProcessTree(process).end();
            }
        }
        return new CommandResult(tool(), process.exitValue(), said.lines(), complained.lines(), Duration.ofNanos(System.nanoTime() - begin));
    }

    private Process start() {
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().clear();
        try {
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException | IllegalArgumentException e) {
            throw failed(NOT_EXECUTABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private ProblemException failed(int exit, String detail, Exception cause) {
        return new ProblemException(Problem.of(ProblemCode.COMMAND_FAILED, tool(), Integer.toString(exit)).withDetail(detail), cause);
    }

    /** A pipe takes few bytes at once, and a tool may end without reading them: so what it reads is written beside. */
    private void feed(Process process) throws IOException {
        if (input.isEmpty()) {
            process.getOutputStream().close();
            return;
        }
        Thread.ofVirtual().name("input of " + tool()).start(() -> {
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
                // it ended before it had read all, and says itself why
            }
        });
    }

    /** Reads up to the end of both outputs. A grandchild that lives on and keeps them open is not waited for. */
    private static void lastWords(CommandOutput said, CommandOutput complained) throws InterruptedException {
        Thread reader = Thread.ofVirtual().start(() -> {
            said.readToEnd();
            complained.readToEnd();
        });
        reader.join(LAST_WORDS);
        said.close();
        complained.close();
    }
}
