package dev.pilothouse.forward;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Forward;
import dev.pilothouse.cluster.Forward.Traffic;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.PodPort;
import dev.pilothouse.session.Pods;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One forward that lasts. The pod that serves it is watched; when it goes, or the cluster with it, who serves now is looked for until
 * somebody does, and the local port stays open meanwhile.
 *
 * <p>Looks overlap: an answer counts only while no younger look was begun, so that one that hangs in a dead connection holds up nothing.
 */
final class Lasting implements AutoCloseable {

    /** Between two looks; the shorter one for the first minute. */
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofSeconds(3);
    private static final Duration FIRST_MINUTE = Duration.ofMinutes(1);

    /** Several changes of a pod come at once. */
    private static final Duration GATHERED = Duration.ofMillis(50);

    /** How long a connection waits for a pod that takes the place of one that went. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long BETWEEN_MILLIS = 200;

    private final long id;
    private final Cluster cluster;
    private final Later later;
    private final InstantSource clock;
    private final Runnable changed;
    private final PodPort way;
    private Plan plan;
    private State state = new State.Paused();
    private Traffic before = Traffic.NONE;
    private Optional<Problem> lastError = Optional.empty();
    private @Nullable Forward forward;
    private Forward.@Nullable Target served;
    private Subscription watch = Subscription.NONE;
    private Subscription next = Subscription.NONE;
    private boolean scheduled;
    private int turn;

    Lasting(long id, Cluster cluster, Plan plan, Later later, InstantSource clock, Runnable changed) {
        this.id = id;
        this.cluster = cluster;
        this.plan = plan;
        this.later = later;
        this.clock = clock;
        this.changed = changed;
        way = new PodPort(new Pods(cluster), plan.ref(), plan.port());
    }

    synchronized Report report() {
        Traffic now = forward == null ? Traffic.NONE : forward.traffic();
        return new Report(id, plan, state, before.plus(now), lastError);
    }

    void starts(boolean now) {
        synchronized (this) {
            plan = plan.starting(now);
        }
        changed.run();
    }

    /** Begins anew, by that local port. */
    void open(int localPort) {
        close();
        synchronized (this) {
            plan = plan.at(localPort);
            state = new State.Starting();
            lastError = Optional.empty();
            int mine = ++turn;
            next = later.after(Duration.ZERO, () -> listen(mine));
        }
        changed.run();
    }

    private void listen(int mine) {
        State failed;
        try {
            Forward opened = cluster.forward(this::target, plan.local(), this::heard);
            synchronized (this) {
                if (mine == turn) {
                    forward = opened;
                    plan = plan.at(opened.localPort());
                    opened = null;
                }
            }
            if (opened == null) {
                look();
            } else {
                opened.close();
            }
            return;
        } catch (ProblemException e) {
            boolean taken = e.problem().code() == ProblemCode.LOCAL_PORT_TAKEN;
            int wanted = plan.local().port();
            failed = taken ? new State.PortTaken(wanted, LocalPorts.free(plan.local().address(), wanted)) : new State.Failed(e.problem());
        }
        synchronized (this) {
            if (mine != turn) {
                return;
            }
            state = failed;
        }
        changed.run();
    }

    /** Returns where a connection goes; one that comes while pods change places waits a little. */
    private Forward.Target target() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Forward.Target found = way.get();
                boolean moved;
                synchronized (this) {
                    moved = !found.equals(served);
                }
                if (moved) {
                    lookSoon(Duration.ZERO);
                }
                return found;
            } catch (ProblemException e) {
                boolean waits = e.problem().code() == ProblemCode.NO_POD_READY || e.problem().code() == ProblemCode.POD_NOT_RUNNING;
                if (!waits || System.nanoTime() > end) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void pause(ProblemException why) {
        try {
            Thread.sleep(BETWEEN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw why;
        }
    }

    private void heard(Forward.Event event) {
        switch (event) {
            case Forward.Event.Opened _ -> {}
            case Forward.Event.Ended ended -> {
                synchronized (this) {
                    lastError = ended.received() > 0 ? Optional.empty() : lastError;
                }
            }
            case Forward.Event.Failed failed -> {
                synchronized (this) {
                    lastError = Optional.of(failed.problem());
                }
                lookSoon(Duration.ZERO);
            }
        }
        changed.run();
    }

    private synchronized void lookSoon(Duration delay) {
        if (forward != null && !scheduled) {
            scheduled = true;
            next = later.after(delay, this::look);
        }
    }

    private void look() {
        int mine;
        synchronized (this) {
            scheduled = false;
            mine = ++turn;
        }
        try {
            Forward.Target found = way.get();
            synchronized (this) {
                if (mine == turn && forward != null) {
                    found(found);
                }
            }
        } catch (ProblemException e) {
            synchronized (this) {
                if (mine == turn && forward != null) {
                    missing(e.problem());
                }
            }
        }
        changed.run();
    }

    private void found(Forward.Target now) {
        Forward.Target last = served;
        boolean same = now.equals(last);
        if (!same) {
            served = now;
            watch.close();
            watch = PodWatch.of(cluster, now.pod(), () -> lookSoon(GATHERED));
        }
        if (!same || !(state instanceof State.Open)) {
            Optional<String> moved = last == null || last.pod().equals(now.pod()) ? movedBefore() : Optional.of(last.pod().name());
            state = new State.Open(now, clock.instant(), moved);
        }
    }

    private Optional<String> movedBefore() {
        return state instanceof State.Open open ? open.moved() : Optional.empty();
    }

    private void missing(Problem why) {
        if (why.code() == ProblemCode.CANCELLED) {
            return;
        }
        Instant now = clock.instant();
        Instant since = state instanceof State.Waiting waiting ? waiting.since() : now;
        Duration waited = Duration.between(since, now);
        state = new State.Waiting(why, since);
        lookSoon(waited.compareTo(OFTEN) < 0 ? SOON : waited.compareTo(FIRST_MINUTE) < 0 ? OFTEN : SELDOM);
    }

    /** Ends it and gives the local port back; it can be opened again. */
    @Override
    public void close() {
        Forward old;
        synchronized (this) {
            turn++;
            old = forward;
            before = old == null ? before : ended(old.traffic());
            forward = null;
            scheduled = false;
            state = new State.Paused();
            watch.close();
            watch = Subscription.NONE;
            served = null;
            next.close();
        }
        if (old != null) {
            old.close();
        }
        changed.run();
    }

    private Traffic ended(Traffic last) {
        return new Traffic(0, before.connections() + last.connections(), before.received() + last.received(), before.sent() + last.sent());
    }

    synchronized int localPort() {
        return plan.local().port();
    }
}
