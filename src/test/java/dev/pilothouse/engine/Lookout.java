package dev.pilothouse.engine;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.cluster.Forward;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.forward.Forwards;
import dev.pilothouse.forward.Memory;
import dev.pilothouse.forward.Plan;
import dev.pilothouse.forward.State;
import dev.pilothouse.live.Batch;
import dev.pilothouse.live.Scope;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.log.Ledger;
import dev.pilothouse.log.Reading;
import dev.pilothouse.log.Wish;
import dev.pilothouse.metric.Meter;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.timeline.TimelineRows;
import dev.pilothouse.topology.Feed;
import dev.pilothouse.topology.Survey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All that shows a cluster as it is now, of one namespace and open at once, so that a test can see what a fault does to each. */
final class Lookout implements AutoCloseable {

    static final Kind POD = Kind.namespaced("", "v1", "Pod", "pods");
    private static final Kind CONFIG_MAP = Kind.namespaced("", "v1", "ConfigMap", "configmaps");

    /** Figures are no older than this; they are read every fifteen seconds. */
    private static final Duration PERIOD = Duration.ofSeconds(18);

    private final Session session;
    private final String namespace;
    private final List<Subscription> open = new ArrayList<>();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<String, StreamState> table = new ConcurrentHashMap<>();
    private final Map<String, StreamState> timeline = new ConcurrentHashMap<>();
    private final Ledger ledger = new Ledger();
    private final Reading reading;
    private final Forwards forwards;
    private final Meter meter;
    private final Exec shell;
    private final PipedOutputStream typed = new PipedOutputStream();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private volatile Optional<Survey> survey = Optional.empty();
    private long asked;
    private Instant askedFor = Instant.MIN;

    /** What may be lost, and found again. */
    enum Part {
        TABLE,
        MAP,
        TIMELINE,
        METER,
        LOG,
        FORWARD,
        SHELL
    }

    Lookout(Session session, Meter meter, String namespace) throws IOException {
        this.session = session;
        this.meter = meter;
        this.namespace = namespace;
        Cluster cluster = session.cluster();
        open.add(session.live().view(Scope.of(CONFIG_MAP, Set.of(namespace)), new ViewListener() {
            @Override
            public void rows(Batch batch) {
                batch.changed().forEach(row -> names.put(row.uid(), row.name()));
                names.keySet().removeAll(batch.removed());
            }

            @Override
            public void states(Map<String, StreamState> states) {
                table.putAll(states);
            }
        }));
        open.add(new Feed(session, Set.of(namespace), background, told -> survey = Optional.of(told)));
        TimelineRows lines = TimelineRows.of(session);
        for (Kind kind : lines.kinds()) {
            open.add(session.live().view(Scope.of(kind, Set.of(namespace)), new ViewListener() {
                @Override
                public void rows(Batch batch) {
                    synchronized (lines) {
                        lines.change(kind, batch.changed(), batch.removed());
                    }
                }

                @Override
                public void states(Map<String, StreamState> states) {
                    states.forEach((where, state) -> timeline.put(kind + where, state));
                }
            }));
        }
        open.add(meter.watch(Set.of(namespace), () -> {}));
        ResourceRef counter = new ResourceRef(POD, namespace, "counter");
        reading = new Reading(session, Wish.following(counter, 1), ledger);
        background.execute(() -> {
            try {
                reading.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        forwards = new Forwards(cluster, Memory.NONE, new LaterThreads(), InstantSource.system());
        forwards.add(new Plan(new ResourceRef(POD, namespace, "web"), "8080", Forward.Local.loopback(0), Plan.Scheme.HTTP, false));
        shell = cluster.exec(
                counter, new Exec.Order("", List.of("sh"), false), new ExecStreams(Optional.of(new PipedInputStream(typed)), printed, OutputStream.nullOutputStream()));
    }

    /** Tells whether that part shows what is true now, so that nobody is misled. */
    boolean shows(Part part, String marker, Instant since) {
        return switch (part) {
            case TABLE -> !lost(Part.TABLE) && names.containsValue(marker);
            case MAP, TIMELINE -> !lost(part);
            case METER -> !lost(Part.METER) && meter.latest().at().isAfter(Instant.now().minus(PERIOD));
            case LOG -> counted().size() > 0 && ledger.entry(ledger.end() - 1).time().isAfter(since);
            case FORWARD -> answers();
            case SHELL -> echoes(since);
        };
    }

    /** Tells whether that part says itself that it is behind. */
    boolean lost(Part part) {
        return switch (part) {
            case TABLE -> table.isEmpty() || !live(table);
            case TIMELINE -> timeline.isEmpty() || !live(timeline);
            case MAP -> survey.isEmpty() || !survey.get().whole() || survey.get().lost().isPresent();
            case METER -> !(meter.state() instanceof Meter.State.Measuring);
            case LOG -> reading.report().open() == 0;
            case FORWARD -> !(forwards.reports().getFirst().state() instanceof State.Open);
            case SHELL -> shellEnded();
        };
    }

    private static boolean live(Map<String, StreamState> states) {
        return states.values().stream().allMatch(state -> state instanceof StreamState.Live || state instanceof StreamState.Forbidden);
    }

    private boolean shellEnded() {
        try {
            return shell.await(Duration.ZERO).isPresent();
        } catch (ProblemException e) {
            return true;
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), forwards.reports().getFirst().plan().local().port())) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write("GET /healthz HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).endsWith("200");
        } catch (IOException e) {
            return false;
        }
    }

    /** Types into the shell that was open before, or into another once that one has told its end. */
    private boolean echoes(Instant since) {
        if (shellEnded()) {
            return anotherRuns();
        }
        try {
            if (!since.equals(askedFor)) {
                askedFor = since;
                typed.write(("echo told " + ++asked + "\n").getBytes(StandardCharsets.US_ASCII));
                typed.flush();
            }
        } catch (IOException e) {
            return false;
        }
        return printed.toString(StandardCharsets.US_ASCII).contains("told " + asked + "\n");
    }

    private boolean anotherRuns() {
        ExecStreams nothing = new ExecStreams(Optional.empty(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        try (Exec another = session.cluster().exec(new ResourceRef(POD, namespace, "counter"), new Exec.Order("", List.of("true"), false), nothing)) {
            return another.await().code() == 0;
        } catch (ProblemException e) {
            return false;
        }
    }

    /** What the counter has counted so far, as the log tells it. */
    List<Integer> counted() {
        List<Integer> found = new ArrayList<>();
        for (long number = ledger.first(); number < ledger.end(); number++) {
            if (!ledger.entry(number).mark()) {
                found.add(Integer.parseInt(ledger.entry(number).text()));
            }
        }
        return found;
    }

    @Override
    public void close() {
        open.forEach(Subscription::close);
        reading.close();
        forwards.close();
        shell.close();
        background.shutdownNow();
    }
}
