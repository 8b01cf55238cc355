package dev.pilothouse.platform.desktop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks and sets the terminal that this program was started in, by the command {@code stty} that every Unix has. */
public final class Stty {

    private static final Path TERMINAL = Path.of("/dev/tty");
    private static final long PATIENCE_SECONDS = 5;

    /** Runs it with these words; returns what it printed, or nothing where there is no terminal or no such command. */
    public Optional<String> run(String... words) {
        if (!Files.isReadable(TERMINAL)) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(TERMINAL.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0 ? Optional.of(printed) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
