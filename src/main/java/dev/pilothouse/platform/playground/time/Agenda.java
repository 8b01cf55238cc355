package dev.pilothouse.platform.playground.time;

import dev.pilothouse.model.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.random.RandomGenerator;
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

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private final Random chance;
    private Instant reached;
    private long reachedAtNanos;
    private double speed;
    private long order;
    private boolean busy;
    private boolean closed;

    private Agenda(Instant start, long seed, double speed) {
        this.reached = start;
        this.reachedAtNanos = System.nanoTime();
        this.speed = speed;
        this.chance = new Random(seed);
    }

    /** Returns an agenda whose time stands still until it is stepped, for tests and for exact stories. */
    public static Agenda standing(Instant start, long seed) {
        return new Agenda(start, seed, 0);
    }

    /** Returns an agenda that runs with the wall's time on a thread of its own. */
    public static Agenda running(Instant start, long seed) {
        Agenda agenda = new Agenda(start, seed, 1);
        Thread.ofPlatform().name("playground-agenda").daemon().start(agenda::run);
        return agenda;
    }

    /** Returns the simulated time. */
    @Override
    public synchronized Instant instant() {
        if (speed == 0) {
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
     * <p>The caller's thread does the work; still one thing is done at a time.
     */
    public void step(Duration time) {
        Instant until = instant().plus(time);
        double before = speed();
        setSpeed(0);
        try {
            while (doNext(until)) {
                // one after the other
            }
            moveTo(until);
        } finally {
            setSpeed(before);
        }
    }

    /** Does all that is due now; returns when nothing more is. */
    public void settle() {
        step(Duration.ZERO);
    }

    private synchronized void moveTo(Instant until) {
        if (reached.isBefore(until)) {
            reached = until;
        }
    }

    private boolean doNext(Instant until) {
        Entry next;
        synchronized (this) {
            while (busy && !closed) {
                waitFor(0);
            }
            next = entries.peek();
            if (closed || next == null || next.due().isAfter(until)) {
                return false;
            }
            entries.remove();
            if (speed == 0 && reached.isBefore(next.due())) {
                reached = next.due();
            }
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
        while (true) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                Entry next = entries.peek();
                Instant now = instant();
                if (busy || next == null || next.due().isAfter(now)) {
                    waitFor(busy || next == null || speed == 0 ? 0 : wallNanos(Duration.between(now, next.due())));
                    continue;
                }
            }
            doNext(instant());
        }
    }

    private long wallNanos(Duration simulated) {
        return Math.max(1, (long) (Math.min(simulated.toNanos(), Duration.ofDays(1).toNanos()) / speed));
    }

    /** Waits until something changes or the time is over; 0 waits for a change alone. */
    private void waitFor(long nanos) {
        try {
            if (nanos == 0) {
                wait();
            } else {
                wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
            }
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        entries.clear();
        notifyAll();
    }
}
