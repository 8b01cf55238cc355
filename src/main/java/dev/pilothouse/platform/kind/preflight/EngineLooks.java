package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.local.EngineInfo;
import dev.pilothouse.local.EngineState;
import dev.pilothouse.local.Engines;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.docker.DockerEngine;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The engine that is used, and what it says of itself, which is remembered for a moment. */
final class EngineLooks {

    private static final Duration HOLDS = Duration.ofSeconds(5);

    /** How the engine was found. */
    sealed interface Look {

        /** It answers. */
        record Answers(EngineInfo engine, EngineFacts facts, EngineReader reader) implements Look {}

        /** It does not, or not as an engine does. */
        record Silent(EngineInfo engine, Problem problem) implements Look {}

        /** There is none. */
        record None() implements Look {}
    }

    private record Kept(Look.Answers look, long at) {}

    private final Engines engines;
    private final Function<EngineEndpoint, DockerEngine> connect;
    private final Host host;
    private volatile @Nullable Kept kept;

    EngineLooks(Engines engines, Function<EngineEndpoint, DockerEngine> connect, Host host) {
        this.engines = engines;
        this.connect = connect;
        this.host = host;
    }

    Look look() {
        EngineInfo chosen;
        try {
            chosen = engines.chosen();
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.CANCELLED) {
                throw e;
            }
            return new Look.None();
        }
        Kept known = kept;
        if (known != null && System.nanoTime() - known.at < HOLDS.toNanos() && known.look.engine.endpoint().equals(chosen.endpoint())) {
            return known.look;
        }
        return ask(chosen);
    }

    /** An engine may have come since somebody looked for it last, so it is asked again; a context that is not there leads to none. */
    private Look ask(EngineInfo chosen) {
        if (chosen.state() instanceof EngineState.Not(Problem problem) && problem.code() == ProblemCode.ENGINE_CONTEXT_UNKNOWN) {
            return new Look.Silent(chosen, problem);
        }
        try {
            EngineReader reader = new EngineReader(connect.apply(chosen.endpoint()), host.release());
            Look.Answers look = new Look.Answers(chosen, reader.facts(chosen), reader);
            kept = new Kept(look, System.nanoTime());
            return look;
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.CANCELLED) {
                throw e;
            }
            return new Look.Silent(chosen, e.problem());
        }
    }
}
