package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Instant;
import java.util.Map;

/** What a container is doing ({@code ContainerState} of the core API). */
sealed interface ContainerState {

    Map<String, Object> fields();

    /** Not running yet, or not again yet. */
    record Waiting(String reason, String message) implements ContainerState {
        @Override
        public Map<String, Object> fields() {
            return Map.of("waiting", Fields.of("message", Fields.unlessEmpty(message), "reason", reason));
        }
    }

    record Running(Instant since) implements ContainerState {
        @Override
        public Map<String, Object> fields() {
            return Map.of("running", Fields.of("startedAt", Timestamps.write(since)));
        }
    }

    record Ended(int code, String reason, String message, Instant startedAt, Instant finishedAt, String containerId) implements ContainerState {
        @Override
        public Map<String, Object> fields() {
            return Map.of("terminated", Fields.of(
                    "containerID", Fields.unlessEmpty(containerId),
                    "exitCode", (long) code,
                    "finishedAt", Timestamps.write(finishedAt),
                    "message", Fields.unlessEmpty(message),
                    "reason", reason,
                    "startedAt", Timestamps.write(startedAt)));
        }
    }
}
