package dev.pilothouse.platform.docker;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** What a command in a container wrote, and how it ended: 0 for success, 126 or 127 where it could not be started. */
public record ExecResult(int code, String output, String errors) {

    public boolean succeeded() {
        return code == 0;
    }

    static ExecResult of(DockerEngine engine, String container, ExecOrder order, Optional<InputStream> input, Duration limit) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        try (Exec exec = ExecRun.start(engine, container, order, new ExecStreams(input, output, errors))) {
            Exec.Exit exit = exec.await(limit).orElseThrow(() -> new ProblemException(
                    Problem.of(ProblemCode.ENGINE_SILENT, engine.endpoint().address(), Long.toString(limit.toSeconds()))));
            return new ExecResult(exit.code(), output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
        }
    }
}
