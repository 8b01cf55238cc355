package dev.pilothouse.testing;

import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.local.EngineInfo;
import dev.pilothouse.local.EngineState;
import dev.pilothouse.local.Engines;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Engines as a test says they are; the first is used until another is chosen. */
public final class FakeEngines implements Engines {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile List<EngineInfo> engines;

    public FakeEngines(EngineInfo... engines) {
        this.engines = withOneChosen(List.of(engines));
    }

    private static List<EngineInfo> withOneChosen(List<EngineInfo> engines) {
        return engines.isEmpty() || engines.stream().anyMatch(EngineInfo::chosen) ? engines : chosen(engines, engines.getFirst().endpoint());
    }

    private static List<EngineInfo> chosen(List<EngineInfo> engines, EngineEndpoint endpoint) {
        return engines.stream()
                .map(one -> new EngineInfo(one.endpoint(), one.name(), one.origin(), one.state(), one.endpoint().equals(endpoint)))
                .toList();
    }

    /** Returns an engine that answers. */
    public static EngineInfo answering(String name, String address, String version) {
        EngineState.Machine machine = new EngineState.Machine(8, 16L << 30, 2, 5);
        EngineState.Setup setup = new EngineState.Setup(2, "systemd", "overlay2", false, false, "/var/lib/docker", "", "", "");
        EngineState.Answers answers = new EngineState.Answers(
                EngineState.Product.DOCKER, version, "1.51", "linux", "amd64", "Debian GNU/Linux 13", "6.12", machine, setup);
        return new EngineInfo(EngineEndpoint.of(address), name, EngineInfo.Origin.STANDARD, answers, false);
    }

    /** Returns an engine that does not answer. */
    public static EngineInfo silent(String name, String address, Problem problem) {
        return new EngineInfo(EngineEndpoint.of(address), name, EngineInfo.Origin.CONTEXT, new EngineState.Not(problem), false);
    }

    /** Lets the engines be others from now on, and tells whoever listens. */
    public void become(EngineInfo... others) {
        engines = withOneChosen(List.of(others));
        listeners.forEach(Runnable::run);
    }

    /** Tells whether anybody listens. */
    public boolean isListenedTo() {
        return !listeners.isEmpty();
    }

    @Override
    public List<EngineInfo> look() {
        return engines;
    }

    @Override
    public List<EngineInfo> known() {
        return engines;
    }

    @Override
    public EngineInfo chosen() {
        return engines.stream()
                .filter(EngineInfo::chosen)
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.ENGINE_NONE, "")));
    }

    @Override
    public void choose(EngineEndpoint endpoint) {
        become(chosen(engines, endpoint).toArray(EngineInfo[]::new));
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
