package dev.pilothouse.platform.docker;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.util.Optional;
import java.util.function.Consumer;

/** Follows what one container uses. */
final class UseFollow {

    private final DockerEngine engine;
    private final String path;

    UseFollow(DockerEngine engine, String path) {
        this.engine = engine;
        this.path = path;
    }

    Subscription start(Consumer<ContainerUse> use, Consumer<Optional<Problem>> ended) {
        return engine.streams().start("docker-use", running -> {
            Optional<Problem> why = read(running, use);
            if (!running.closed()) {
                ended.accept(why);
            }
        });
    }

    private Optional<Problem> read(Streams.Running running, Consumer<ContainerUse> use) {
        try {
            engine.streamHere(EngineCall.get(path).with("stream", true), answer -> {
                JsonLines.read(answer.body(), sample -> {
                    if (!running.closed()) {
                        use.accept(ContainerUse.of(sample));
                    }
                });
                return running;
            });
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }
}
