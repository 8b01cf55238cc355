package dev.pilothouse.platform.docker;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Follows the events of an engine and finds back to it after a restart, with longer and longer pauses between attempts. */
final class Events {

    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final DockerEngine engine;
    private final Map<String, List<String>> filters;
    private final EventSink sink;

    Events(DockerEngine engine, Map<String, List<String>> filters, EventSink sink) {
        this.engine = engine;
        this.filters = filters;
        this.sink = sink;
    }

    Subscription start() {
        return engine.streams().start("docker-events", this::run);
    }

    private void run(Streams.Running running) {
        Duration pause = SHORTEST;
        while (!running.closed()) {
            boolean[] heard = {false};
            try {
                follow(running, heard);
                lose(running, Problem.of(ProblemCode.ENGINE_LOST, engine.endpoint().address()));
            } catch (ProblemException e) {
                lose(running, e.problem());
            }
            pause = heard[0] ? SHORTEST : pause;
            if (running.closed() || !slept(pause)) {
                return;
            }
            pause = longer(pause);
        }
    }

    /** Asks from the engine's own time on, because it says that it listens a moment before it does. */
    private void follow(Streams.Running running, boolean[] heard) {
        Greeting greeting = engine.ping();
        EngineCall call = EngineCall.get("/events")
                .with("since", Long.toString(greeting.time().getEpochSecond()))
                .filtered(filters);
        engine.streamHere(call, answer -> {
            heard[0] = true;
            sink.connected();
            JsonLines.read(answer.body(), event -> {
                if (!running.closed()) {
                    sink.event(EngineEvent.of(event));
                }
            });
            return heard;
        });
    }

    private void lose(Streams.Running running, Problem problem) {
        if (!running.closed()) {
            sink.lost(problem);
        }
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    }
}
