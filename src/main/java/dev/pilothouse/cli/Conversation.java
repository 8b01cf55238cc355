package dev.pilothouse.cli;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.engine.RawTerminal;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * A program in a container that reads and writes where we do; its exit code becomes ours.
 *
 * @param stdin whether what is typed here goes there
 * @param terminal whether it runs in a terminal: then keys are handed on as they are pressed
 */
record Conversation(Terminal own, boolean stdin, boolean terminal) {

    private static final Duration SIZE_CHECK = Duration.ofSeconds(1);

    int run(Function<ExecStreams, Exec> begin) {
        Optional<InputStream> in = stdin ? Optional.of(own.in()) : Optional.empty();
        ExecStreams streams = new ExecStreams(in, own.out(), own.err());
        return terminal && stdin && own.interactive() ? byKeys(begin, streams) : byLines(begin, streams);
    }

    private static int byLines(Function<ExecStreams, Exec> begin, ExecStreams streams) {
        try (Exec exec = begin.apply(streams)) {
            return exec.await().code();
        }
    }

    /** Keys are handed on as they are pressed, where the terminal can be set so; its size is asked again each second. */
    private int byKeys(Function<ExecStreams, Exec> begin, ExecStreams streams) {
        Optional<RawTerminal> begun = RawTerminal.begin();
        if (begun.isEmpty()) {
            own.remark("cli.exec.by-line");
            return byLines(begin, streams);
        }
        try (RawTerminal raw = begun.get();
                Exec exec = begin.apply(streams)) {
            Optional<Exec.Exit> exit = Optional.empty();
            while (exit.isEmpty()) {
                raw.size(exec::resize);
                exit = exec.await(SIZE_CHECK);
            }
            return exit.get().code();
        }
    }
}
