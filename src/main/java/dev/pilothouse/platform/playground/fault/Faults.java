package dev.pilothouse.platform.playground.fault;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.playground.fault.Fault.Scope;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Carries out the {@code Fault} objects of a playground: one begins when it is created and ends after its time or when it is deleted.
 *
 * <p>Faults of the API server end by the wall's time and never hold for requests about faults and clocks themselves, a cut connection and
 * expired tokens aside, which end by themselves: nobody can lock the door and throw the key away.
 */
public final class Faults implements PodFaults, ApiFaults, AutoCloseable {

    static final String RESOURCE = "faults.sim.pilothouse.dev";

    /** Calls back after so much wall time. */
    interface Wall {
        Subscription after(Duration time, Runnable work);
    }

    private final Objects objects;
    private final Agenda agenda;
    private final Runnable compactHistory;
    private final Wall wall;
    private final Map<String, Subscription> ends = new LinkedHashMap<>();
    private final List<Consumer<PodFaults.Action>> listeners = new CopyOnWriteArrayList<>();
    private volatile List<Fault> active = List.of();
    private Subscription following = Subscription.NONE;

    /** @param compactHistory makes the server forget what was before */
    public Faults(Objects objects, Agenda agenda, Runnable compactHistory) {
        this(objects, agenda, compactHistory, Faults::later);
    }

    Faults(Objects objects, Agenda agenda, Runnable compactHistory, Wall wall) {
        this.objects = objects;
        this.agenda = agenda;
        this.compactHistory = compactHistory;
        this.wall = wall;
    }

    private static Subscription later(Duration time, Runnable work) {
        CompletableFuture<Void> future = CompletableFuture.runAsync(work, CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS));
        return () -> future.cancel(false);
    }

    /** Begins to follow the faults; their kind must be served already ({@link Definitions}). */
    public void start() {
        following = objects.follow(RESOURCE, change -> agenda.soon(() -> changed(change)));
    }

    private void changed(Change change) {
        Document document = change.object();
        if (change.type() == Change.Type.DELETED) {
            end(document.uid());
        } else if (!document.tree().text("status", "phase").equals("Done") && active.stream().noneMatch(fault -> fault.uid().equals(document.uid()))) {
            begin(document);
        }
    }

    private void begin(Document document) {
        Fault fault;
        try {
            fault = Fault.of(document);
        } catch (IllegalArgumentException e) {
            tell(document.name(), "Done", "There is no action " + document.tree().text("spec", "action"));
            return;
        }
        if (LabelSelector.parse(fault.target().text("labelSelector")).isEmpty()) {
            tell(fault.name(), "Done", "This is no label selector: " + fault.target().text("labelSelector"));
            return;
        }
        if (fault.action().scope == Scope.MOMENT) {
            compactHistory.run();
            tell(fault.name(), "Done", "The history before this moment is forgotten");
            return;
        }
        tell(fault.name(), "Active", fault.lasts().map(time -> "Ends after " + time.toSeconds() + " seconds").orElse("Ends when this object is deleted"));
        List<Fault> now = new ArrayList<>(active);
        now.add(fault);
        active = List.copyOf(now);
        fault.lasts().ifPresent(time -> ends.put(fault.uid(), fault.action().scope == Scope.CONTAINERS
                ? agenda.after(time, () -> over(fault))
                : wall.after(time, () -> agenda.soon(() -> over(fault)))));
        announce(fault);
    }

    private void over(Fault fault) {
        if (active.contains(fault)) {
            end(fault.uid());
            tell(fault.name(), "Done", "Ended after " + fault.lasts().map(Duration::toSeconds).orElse(0L) + " seconds");
        }
    }

    private void end(String uid) {
        Subscription end = ends.remove(uid);
        if (end != null) {
            end.close();
        }
        List<Fault> ended = active.stream().filter(fault -> fault.uid().equals(uid)).toList();
        active = active.stream().filter(fault -> !fault.uid().equals(uid)).toList();
        ended.forEach(this::announce);
    }

    private void announce(Fault fault) {
        podAction(fault.action()).ifPresent(action -> listeners.forEach(listener -> listener.accept(action)));
    }

    private static Optional<PodFaults.Action> podAction(Fault.Action action) {
        return switch (action) {
            case CRASH -> Optional.of(PodFaults.Action.CRASH);
            case HANG -> Optional.of(PodFaults.Action.HANG);
            case FAIL_PROBE -> Optional.of(PodFaults.Action.FAIL_PROBE);
            case OUT_OF_MEMORY -> Optional.of(PodFaults.Action.OUT_OF_MEMORY);
            case FAIL_PULL -> Optional.of(PodFaults.Action.FAIL_PULL);
            case KILL_NODE -> Optional.of(PodFaults.Action.KILL_NODE);
            case SLOW_API, CUT_API, EXPIRE_TOKENS, COMPACT_HISTORY, REFUSE -> Optional.empty();
        };
    }

    private void tell(String name, String phase, String message) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("phase", phase);
        status.put("message", message);
        if (phase.equals("Active")) {
            status.put("startedAt", Timestamps.write(agenda.instant()));
        }
        try {
            objects.patchStatus(RESOURCE, "", name, Map.of("status", status));
        } catch (Refusal refusal) {
            if (refusal.code() != 404) {
                throw refusal;
            }
        }
    }

    @Override
    public boolean active(PodFaults.Action action, Document object) {
        return find(action, object).isPresent();
    }

    private Optional<Fault> find(PodFaults.Action action, Document object) {
        for (Fault fault : active) {
            if (podAction(fault.action()).equals(Optional.of(action)) && fault.concerns(object)) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    @Override
    public int exitCode(Document pod) {
        return find(PodFaults.Action.CRASH, pod).map(fault -> fault.code() & 255).orElse(1);
    }

    @Override
    public Subscription onChange(Consumer<PodFaults.Action> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Optional<Refusal> refuse(String verb, String resource, String namespace) {
        if (resource.endsWith(".sim.pilothouse.dev")) {
            return Optional.empty();
        }
        return happening(Fault.Action.REFUSE, fault -> fault.concerns(verb, resource, namespace)).map(Faults::refusal);
    }

    private Optional<Fault> happening(Fault.Action action, Predicate<Fault> wanted) {
        return active.stream()
                .filter(fault -> fault.action() == action && wanted.test(fault))
                .filter(fault -> fault.probability() >= 1 || ThreadLocalRandom.current().nextDouble() < fault.probability())
                .findFirst();
    }

    private static Refusal refusal(Fault fault) {
        String by = " by the fault \"" + fault.name() + "\"";
        return switch (fault.code()) {
            case 401 -> new Refusal(401, "Unauthorized", "Unauthorized", Map.of());
            case 403 -> new Refusal(403, "Forbidden", "forbidden" + by, Map.of());
            case 409 -> new Refusal(409, "Conflict", "Operation cannot be fulfilled: the object has been modified" + by + "; please apply your changes to the latest version and try again", Map.of());
            case 429 -> new Refusal(429, "TooManyRequests", "too many requests" + by + ", please try again later", Map.of("retryAfterSeconds", 1L));
            case 500 -> new Refusal(500, "InternalError", "Internal error occurred" + by, Map.of());
            case 504 -> new Refusal(504, "Timeout", "Timeout: request did not complete within the allotted time" + by, Map.of());
            default -> new Refusal(fault.code() < 400 ? 503 : fault.code(), "ServiceUnavailable", "the server is currently unable to handle the request" + by, Map.of("retryAfterSeconds", 1L));
        };
    }

    @Override
    public Duration delay() {
        return happening(Fault.Action.SLOW_API, _ -> true).map(Fault::delay).orElse(Duration.ZERO);
    }

    @Override
    public boolean cut() {
        return active.stream().anyMatch(fault -> fault.action() == Fault.Action.CUT_API);
    }

    @Override
    public boolean signedOut(String user) {
        return active.stream().anyMatch(fault -> fault.action() == Fault.Action.EXPIRE_TOKENS && (fault.target().text("name").isEmpty() || fault.target().text("name").equals(user)));
    }

    @Override
    public void close() {
        following.close();
        ends.values().forEach(Subscription::close);
    }
}
