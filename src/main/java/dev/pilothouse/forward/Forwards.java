package dev.pilothouse.forward;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.model.Subscription;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The forwards into one cluster, in the order in which they were wanted. Calls return at once; how a forward is doing shows in its
 * report.
 */
public final class Forwards implements AutoCloseable {

    private final Cluster cluster;
    private final MemoryBeside memory;
    private final Later later;
    private final InstantSource clock;
    private final Map<Long, Lasting> all = new ConcurrentSkipListMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong();
    private List<Plan> kept = List.of();

    public Forwards(Cluster cluster, Memory memory, Later later, InstantSource clock) {
        this.cluster = cluster;
        this.memory = new MemoryBeside(memory, later);
        this.later = later;
        this.clock = clock;
    }

    /** Takes up what is remembered, and begins those that shall begin with their cluster. Unlike all else it may block. */
    public void remembered() {
        List<Lasting> made = memory.plans().stream().map(this::make).toList();
        kept = plans();
        made.stream().filter(lasting -> lasting.report().plan().starts()).forEach(lasting -> lasting.open(lasting.localPort()));
        tell();
    }

    /** Begins a new one, and returns its id. */
    public long add(Plan plan) {
        Lasting lasting = make(plan);
        lasting.open(plan.local().port());
        return lasting.report().id();
    }

    private Lasting make(Plan plan) {
        long id = ids.incrementAndGet();
        Lasting lasting = new Lasting(id, cluster, plan, later, clock, this::changed);
        all.put(id, lasting);
        return lasting;
    }

    /** Stops it and all its connections; it stays on the list. */
    public void pause(long id) {
        of(id).ifPresent(Lasting::close);
    }

    /** Begins it again by the same local port. */
    public void resume(long id) {
        of(id).ifPresent(lasting -> lasting.open(lasting.localPort()));
    }

    /** Begins it again by another local port, 0 for any that is free. */
    public void resume(long id, int localPort) {
        of(id).ifPresent(lasting -> lasting.open(localPort));
    }

    /** Says whether it begins when the cluster is opened. */
    public void starts(long id, boolean now) {
        of(id).ifPresent(lasting -> lasting.starts(now));
    }

    /** Ends it and forgets it. */
    public void remove(long id) {
        Lasting lasting = all.remove(id);
        if (lasting != null) {
            lasting.close();
        }
        changed();
    }

    public List<Report> reports() {
        return all.values().stream().map(Lasting::report).toList();
    }

    public Optional<Report> report(long id) {
        return of(id).map(Lasting::report);
    }

    private Optional<Lasting> of(long id) {
        return Optional.ofNullable(all.get(id));
    }

    /** Calls back when the state of one has changed, on any thread; traffic alone calls nobody. */
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    private void changed() {
        keep();
        tell();
    }

    private synchronized void keep() {
        List<Plan> now = plans();
        if (!now.equals(kept)) {
            kept = now;
            memory.keep(now);
        }
    }

    private List<Plan> plans() {
        return reports().stream().map(Report::plan).toList();
    }

    /** Ends all of them; what is remembered stays so. */
    @Override
    public void close() {
        listeners.clear();
        all.values().forEach(Lasting::close);
        memory.close();
    }
}
