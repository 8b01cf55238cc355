package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.kubelet.Containers;
import dev.pilothouse.platform.playground.status.Refusal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs a command with a client's streams and tells how it ended, as the real kubelet does. */
final class CommandRun {

    /** Runs until it ends; returns the exit code if there is one. */
    interface Command {
        OptionalInt run(Containers.Streams streams) throws IOException;
    }

    private CommandRun() {}

    static void run(CommandStreams streams, Command command) {
        Thread self = Thread.currentThread();
        AtomicBoolean runs = new AtomicBoolean(true);
        streams.onEnd(() -> {
            if (runs.get()) {
                self.interrupt();
            }
        });
        Tree status;
        try {
            int code = command.run(streams.streams()).orElse(0);
            status = code == 0 ? succeeded() : exited(code);
        } catch (Refusal refusal) {
            status = new Tree(refusal.status());
        } catch (IOException e) {
            status = failed(String.valueOf(e.getMessage()));
        } finally {
            runs.set(false);
        }
        streams.finish(status);
    }

    private static Tree succeeded() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("metadata", Map.of());
        status.put("status", "Success");
        return new Tree(status);
    }

    private static Tree exited(int code) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("metadata", Map.of());
        status.put("status", "Failure");
        status.put("message", "command terminated with non-zero exit code: exit status " + code);
        status.put("reason", "NonZeroExitCode");
        status.put("details", Map.of("causes", List.of(Map.of("reason", "ExitCode", "message", Integer.toString(code)))));
        return new Tree(status);
    }

    private static Tree failed(String message) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("metadata", Map.of());
        status.put("status", "Failure");
        status.put("message", "Internal error occurred: " + message);
        status.put("reason", "InternalError");
        status.put("code", 500L);
        return new Tree(status);
    }
}
