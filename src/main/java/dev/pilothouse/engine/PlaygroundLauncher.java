package dev.pilothouse.engine;

import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.desktop.OwnProcess;
import dev.pilothouse.platform.playground.PlaygroundProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts a playground in a process of its own: this program once more, with the command that serves one. */
record PlaygroundLauncher(OwnProcess program) implements PlaygroundProvider.Launcher {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MILLIS = 50;

    @Override
    public void launch(PlaygroundPlan plan, Path output) {
        Process process = program.start(
                List.of(
                        "playground", "start", "--name", plan.name(), "--port", Integer.toString(plan.port()), "--nodes", Integer.toString(plan.nodes()),
                        "--scenario", plan.scenario(), "--seed", Long.toString(plan.seed())),
                output);
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            // it prints its kubeconfig's path when it answers
            while (read(output).isBlank() || !read(output).contains("\n")) {
                if (process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                    process.destroy();
                    throw new ProblemException(Problem.of(ProblemCode.PLAYGROUND_FAILED, plan.name()).withDetail(read(output)));
                }
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        }
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "";
        }
    }
}
