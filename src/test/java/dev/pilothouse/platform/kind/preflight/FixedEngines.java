package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.local.EngineInfo;
import dev.pilothouse.local.EngineInfo.Origin;
import dev.pilothouse.local.EngineState;
import dev.pilothouse.local.Engines;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.util.List;
import java.util.Optional;

/** One engine that is used, or none; nobody looks for others. */
record FixedEngines(Optional<EngineEndpoint> endpoint) implements Engines {

    static FixedEngines of(String address) {
        return new FixedEngines(Optional.of(EngineEndpoint.of(address)));
    }

    @Override
    public List<EngineInfo> look() {
        return endpoint.map(it -> new EngineInfo(
                        it, "some", Origin.STANDARD, new EngineState.Not(Problem.of(ProblemCode.ENGINE_NOT_RUNNING, it.address())), true))
                .stream()
                .toList();
    }

    @Override
    public List<EngineInfo> known() {
        return look();
    }

    @Override
    public EngineInfo chosen() {
        return look().stream().findFirst().orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.ENGINE_NONE, "")));
    }

    @Override
    public void choose(EngineEndpoint chosen) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return () -> {};
    }
}
