package dev.pilothouse.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs commands as whole processes. */
final class Processes {

    private Processes() {}

    /** Runs it, shows what it writes, and returns the lines; fails when the command did. */
    static List<String> lines(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines = reader.lines().peek(System.out::println).toList();
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command.getLast() + " ended with " + process.exitValue());
        }
        return lines;
    }

    /** Runs it with its output thrown away, and returns how long it took from start to end. */
    static double millis(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command.getFirst() + " ended with " + process.exitValue());
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
