package dev.pilothouse.platform.docker;

import dev.pilothouse.local.EngineChoice;
import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.local.EngineInfo;
import dev.pilothouse.local.EngineInfo.Origin;
import dev.pilothouse.local.EngineState;
import dev.pilothouse.local.Engines;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.docker.Discovery.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All engines of this computer that speak Docker's API, and the connections to them, each made once. */
public final class DockerEngines implements Engines, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DockerEngines.class);
    private final Patience patience;
    private final OwnMemory memory = new OwnMemory(Path.of("/proc/meminfo"), System.getProperty("os.version"));
    private final Discovery discovery;
    private final EngineChoice choice;
    private final Map<EngineEndpoint, DockerEngine> connections = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final EngineWatch watch = new EngineWatch(this);
    private volatile @Nullable Seen seen;

    /**
     * How long an engine may take to say what it is.
     *
     * @param first for the first question of a process, which also loads the library
     */
    record Patience(Duration first, Duration usual) {

        static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(2));
    }

    private record Seen(List<EngineInfo> engines, List<Problem> problems) {}

    /**
     * Looks nowhere yet.
     *
     * @param environment variables of this process, such as {@code DOCKER_HOST}
     * @param system name of the operating system, as in {@code os.name}
     */
    public DockerEngines(Map<String, String> environment, Path home, String system, EngineChoice choice) {
        this(new Discovery(environment, home, system), choice, Patience.USUAL);
    }

    DockerEngines(Discovery discovery, EngineChoice choice, Patience patience) {
        this.discovery = discovery;
        this.choice = choice;
        this.patience = patience;
    }

    /** Returns the connection to the engine that is used; it is the same one as long as the engine is. */
    public DockerEngine connection() {
        return connection(chosen().endpoint());
    }

    /** Returns the connection to an engine. Closed with this. */
    public DockerEngine connection(EngineEndpoint endpoint) {
        return connections.computeIfAbsent(endpoint, DockerEngine::new);
    }

    @Override
    public List<EngineInfo> look() {
        Duration limit = seen == null ? patience.first() : patience.usual();
        Discovery.Found found = discovery.look();
        List<Place> places = withChosen(found.places());
        List<EngineInfo> asked = ask(places, limit);
        Seen now = new Seen(chosenFirst(places, asked), found.problems());
        boolean changed = !now.equals(seen);
        seen = now;
        if (changed) {
            tell();
        }
        return now.engines();
    }

    /** Returns where an engine may be, and contacts nobody. */
    List<Place> places() {
        return withChosen(discovery.look().places());
    }

    /** Returns what an engine said when it was last asked; empty where nobody has. */
    Optional<EngineState> heard(EngineEndpoint endpoint) {
        Seen last = seen;
        return last == null
                ? Optional.empty()
                : last.engines().stream().filter(engine -> engine.endpoint().equals(endpoint)).map(EngineInfo::state).findFirst();
    }

    @Override
    public List<EngineInfo> known() {
        Seen last = seen;
        return last == null ? look() : last.engines();
    }

    @Override
    public EngineInfo chosen() {
        return known().stream()
                .filter(EngineInfo::chosen)
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.ENGINE_NONE, "")));
    }

    @Override
    public OptionalLong freeMemory() {
        return chosen().state() instanceof EngineState.Answers answers ? memory.free(answers) : OptionalLong.empty();
    }

    @Override
    public void choose(EngineEndpoint endpoint) {
        choice.remember(endpoint.address());
        look();
    }

    @Override
    public List<Problem> problems() {
        known();
        Seen last = seen;
        return last == null ? List.of() : last.problems();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        synchronized (listeners) {
            listeners.add(listener);
            watch.start();
        }
        return () -> forget(listener);
    }

    private void forget(Runnable listener) {
        synchronized (listeners) {
            if (listeners.remove(listener) && listeners.isEmpty()) {
                watch.stop();
            }
        }
    }

    /** One that fails ends neither the others nor the watch. */
    private void tell() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.warn("A listener of engines failed", e);
            }
        }
    }

    /** An engine that was chosen once stays in the list, though nothing names it any more. */
    private List<Place> withChosen(List<Place> places) {
        String address = choice.address();
        if (address.isEmpty() || places.stream().anyMatch(place -> place.endpoint().address().equals(address))) {
            return places;
        }
        List<Place> all = new ArrayList<>(places);
        all.add(Place.of(EngineEndpoint.of(address), address, Origin.CHOICE, false));
        return all;
    }

    private List<EngineInfo> ask(List<Place> places, Duration limit) {
        try (ExecutorService each = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("docker-probe").factory())) {
            List<Future<EngineState>> states =
                    places.stream().map(place -> each.submit(() -> state(place, limit))).toList();
            List<EngineInfo> asked = new ArrayList<>();
            for (int i = 0; i < places.size(); i++) {
                Place place = places.get(i);
                asked.add(new EngineInfo(place.endpoint(), place.name(), place.origin(), answer(states.get(i), place), false));
            }
            return asked;
        }
    }

    private static EngineState answer(Future<EngineState> state, Place place) {
        try {
            return state.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        } catch (ExecutionException e) {
            return new EngineState.Not(Trouble.problem(place.endpoint().address(), e));
        }
    }

    private EngineState state(Place place, Duration limit) {
        if (place.problem().isPresent()) {
            return new EngineState.Not(place.problem().get());
        }
        DockerEngine engine = connection(place.endpoint());
        long end = System.nanoTime() + limit.toNanos();
        try {
            Greeting greeting = engine.ping(limit);
            Duration rest = Duration.ofNanos(Math.max(Duration.ofMillis(100).toNanos(), end - System.nanoTime()));
            return EngineDescription.of(place.endpoint(), greeting, engine.tree(EngineCall.get("/info").within(rest)));
        } catch (ProblemException e) {
            return new EngineState.Not(e.problem());
        }
    }

    private List<EngineInfo> chosenFirst(List<Place> places, List<EngineInfo> asked) {
        if (asked.isEmpty()) {
            return asked;
        }
        int index = byChoice(asked)
                .or(() -> first(asked, i -> places.get(i).named()))
                .or(() -> first(asked, i -> asked.get(i).origin() == Origin.STANDARD && asked.get(i).answers()))
                .or(() -> first(asked, i -> asked.get(i).answers()))
                .or(() -> first(asked, i -> asked.get(i).origin() == Origin.STANDARD))
                .orElse(0);
        List<EngineInfo> ordered = new ArrayList<>(asked);
        EngineInfo one = ordered.remove(index);
        ordered.addFirst(new EngineInfo(one.endpoint(), one.name(), one.origin(), one.state(), true));
        return List.copyOf(ordered);
    }

    private Optional<Integer> byChoice(List<EngineInfo> asked) {
        String address = choice.address();
        return first(asked, i -> asked.get(i).endpoint().address().equals(address));
    }

    private static Optional<Integer> first(List<EngineInfo> asked, IntPredicate wanted) {
        return IntStream.range(0, asked.size()).filter(wanted).boxed().findFirst();
    }

    @Override
    public void close() {
        watch.stop();
        listeners.clear();
        connections.values().forEach(DockerEngine::close);
    }
}
