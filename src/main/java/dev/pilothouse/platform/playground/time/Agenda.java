package dev.pilothouse.platform.playground.time;

import dev.pilothouse.model.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulated time and all that is due in it: one thread does one thing after the other, in the order of their times.
 *
 * <p>Everything that acts by itself, controllers, scheduler and simulated machines, acts on this thread, so they need no locks and the
 * same seed tells the same story. Time may stand still, be stepped, or run faster than the wall's; it never goes back.
 */
public final class Agenda implements InstantSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);

    private record Entry(Instant due, long order, Runnable work) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** In the order in which they are due; what is taken back is found as quickly as what comes first. */
    private final NavigableSet<Entry> entries = new TreeSet<>();
    private final Random chance;
    private Instant reached;
    private long reachedAtNanos;
    private double speed;
    private int stepping;
    private Instant leapTo;
    private Instant stepTo;
    private long order;
    private boolean busy;
    private boolean closed;

    private Agenda(Instant start, long seed) {
        this.reached = start;
        this.leapTo = start;
        this.stepTo = start;
        this.reachedAtNanos = System.nanoTime();
        this.chance = new Random(seed);
    }

    /** Returns an agenda whose time stands still until it is stepped, for tests and for exact stories. */
    public static Agenda standing(Instant start, long seed) {
        return new Agenda(start, seed);
    }

    /** Returns an agenda that runs with the wall's time on a thread of its own. */
    public static Agenda running(Instant start, long seed) {
        Agenda agenda = standing(start, seed);
        agenda.go();
        return agenda;
    }

    /** Lets a standing agenda run with the wall's time, on a thread of its own; only once. */
    public void go() {
        setSpeed(1);
        Thread.ofPlatform().name("playground-agenda").daemon().start(this::run);
    }

    /** Returns the simulated time. */
    @Override
    public synchronized Instant instant() {
        if (speed == 0 || stepping > 0) {
            return reached;
        }
        return reached.plusNanos((long) ((System.nanoTime() - reachedAtNanos) * speed));
    }

    /** Returns chance; drawn from on the agenda's thread only, else the story is not the same again. */
    public RandomGenerator chance() {
        return chance;
    }

    /** Does it as soon as possible, after all that is already due. */
    public void soon(Runnable work) {
        after(Duration.ZERO, work);
    }

    /** Does it when so much simulated time has passed, unless it is taken back before. */
    public synchronized Subscription after(Duration delay, Runnable work) {
        Entry entry = new Entry(instant().plus(delay.isNegative() ? Duration.ZERO : delay), order++, work);
        entries.add(entry);
        notifyAll();
        return () -> remove(entry);
    }

    private @Nullable Entry first() {
        return entries.isEmpty() ? null : entries.first();
    }

    private synchronized void remove(Entry entry) {
        entries.remove(entry);
    }

    /** Returns how much faster than the wall's the time runs; 0 while it stands still. */
    public synchronized double speed() {
        return speed;
    }

    /** Lets the time run so much faster than the wall's; 0 stops it. Steps and what is due at once go on while it is stopped. */
    public synchronized void setSpeed(double speed) {
        if (!(speed >= 0 && speed <= 10_000)) {
            throw new IllegalArgumentException("A speed lies between 0 and 10000: " + speed);
        }
        reached = instant();
        reachedAtNanos = System.nanoTime();
        this.speed = speed;
        notifyAll();
    }

    /**
     * Lets so much time pass at once and does all that is due in it, one after the other at its own time.
     *
     * <p>The caller's thread does the work, still one thing at a time; so this is for callers outside. What is itself on the agenda asks for
     * {@link #leap}.
     */
    public void step(Duration time) {
        Instant until = hold(1).plus(time);
        aimAt(until);
        try {
            while (doNext(latest(until, leapTo()))) {
                // one after the other
            }
            moveTo(latest(until, leapTo()));
        } finally {
            hold(-1);
        }
    }

    /** Keeps the time from running by itself while somebody steps it, and lets it go again; returns the time. */
    private synchronized Instant hold(int steps) {
        reached = instant();
        reachedAtNanos = System.nanoTime();
        stepping += steps;
        notifyAll();
        return reached;
    }

    /** Does all that is due now; returns when nothing more is. */
    public void settle() {
        step(Duration.ZERO);
    }

    /** Lets so much time pass at once as soon as what is being done is done; returns at once, and may be asked from the agenda's thread. */
    public synchronized void leap(Duration time) {
        leapTo = latest(instant(), leapTo).plus(time);
        notifyAll();
    }

    private synchronized void aimAt(Instant until) {
        stepTo = latest(until, stepTo);
    }

    /**
     * Returns how much time is still to pass at once, zero while it runs or stands: whoever only says from time to time that he is still there
     * may say it less often then.
     */
    public synchronized Duration ahead() {
        Instant now = instant();
        Instant until = latest(stepping > 0 ? stepTo : now, latest(leapTo, now));
        return Duration.between(now, until);
    }

    private synchronized Instant leapTo() {
        return leapTo;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private synchronized void moveTo(Instant until) {
        Instant now = instant();
        if (now.isBefore(until)) {
            reached = until;
            reachedAtNanos = System.nanoTime();
        }
    }

    /** Does the first thing that is due by then, with the time moved to when it is due; tells whether there was one. */
    private boolean doNext(Instant until) {
        Entry next;
        synchronized (this) {
            while (busy && !closed) {
                if (!waited(0)) {
                    return false;
                }
            }
            next = first();
            if (closed || next == null || next.due().isAfter(until)) {
                return false;
            }
            entries.remove(next);
            moveTo(next.due());
            busy = true;
        }
        try {
            next.work().run();
        } catch (RuntimeException e) {
            LOG.error("Something that the playground had on its agenda failed", e);
        } finally {
            synchronized (this) {
                busy = false;
                notifyAll();
            }
        }
        return true;
    }

    private void run() {
        while (awaitDue()) {
            doNext(latest(instant(), leapTo()));
        }
    }

    /** Waits until something is due, be it by a leap; false when the agenda is closed. */
    private synchronized boolean awaitDue() {
        while (!closed) {
            Instant now = instant();
            Entry next = first();
            if (!busy && next != null && !next.due().isAfter(latest(now, leapTo))) {
                return true;
            }
            if (!busy && leapTo.isAfter(now)) {
                moveTo(leapTo);
            } else if (!waited(busy || next == null || speed == 0 || stepping > 0 ? 0 : wallNanos(Duration.between(now, next.due())))) {
                return false;
            }
        }
        return false;
    }

    private long wallNanos(Duration simulated) {
        Duration most = Duration.ofDays(1);
        return Math.max(1, (long) ((simulated.compareTo(most) > 0 ? most : simulated).toNanos() / speed));
    }

    /** Waits, within a loop of the caller, until something changes or so much time is over; 0 waits for a change alone. False when interrupted. */
    @SuppressWarnings("WaitNotInLoop") // both callers look again in a loop
    private boolean waited(long nanos) {
        try {
            wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
            return true;
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        entries.clear();
        notifyAll();
    }
}
