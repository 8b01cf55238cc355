package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Subscription;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work aside that is wanted anew whenever something changes: one turn after the other, with a rest before each that grows with what a
 * turn takes, so that changes which pour in cost no more than a part of a processor.
 *
 * @param <T> what a turn comes to
 */
public final class Turns<T> {

    private static final Duration REST = Duration.ofMillis(100);

    /**
     * How much of a processor turns may take while changes pour in.
     *
     * @param times how many times as long as a turn the rest before the next is
     * @param longest rest all the same: on a starving machine the clock runs while nobody works
     */
    public record Pace(int times, Duration longest) {

        /** At most the fifth part of a processor. */
        public static final Pace USUAL = new Pace(4, Duration.ofSeconds(1));

        /** Of a summary that nobody waits for, a hundredth where that takes no longer than five seconds. */
        public static final Pace CALM = new Pace(99, Duration.ofSeconds(5));
    }

    private final Fx fx;
    private final Supplier<Optional<Callable<T>>> work;
    private final Consumer<T> done;
    private Subscription resting = Subscription.NONE;
    private Duration rest = REST;
    private Pace pace = Pace.USUAL;
    private boolean open;
    private boolean due;
    private boolean late;
    private int round;

    /**
     * @param work asked at the beginning of each turn for what is to be done aside; empty when there is nothing yet
     * @param done told what it came to, unless turns were stopped meanwhile
     */
    public Turns(Fx fx, Supplier<Optional<Callable<T>>> work, Consumer<T> done) {
        this.fx = fx;
        this.work = work;
        this.done = done;
    }

    /** From the next rest on. */
    public void pace(Pace other) {
        pace = other;
    }

    /** Turns may be taken from now on. */
    public void start() {
        open = true;
        rest = REST;
    }

    /** Forgets what is wanted and under way; no turn is taken until it starts again. */
    public void stop() {
        open = false;
        due = false;
        round++;
        resting.close();
    }

    /** Something changed: a turn is wanted, after the rest. */
    public void soon() {
        if (due) {
            late = true;
        } else if (open) {
            due = true;
            resting = fx.after(rest, this::turn);
        }
    }

    /** A person waits: a turn is wanted without rest, or after the one that is under way. */
    public void now() {
        if (due) {
            late = true;
        } else {
            due = true;
            turn();
        }
    }

    private void turn() {
        Optional<Callable<T>> wanted = work.get();
        if (wanted.isEmpty()) {
            due = false;
            return;
        }
        late = false;
        int begun = round;
        long start = System.nanoTime();
        fx.call(wanted.get()).onDone(result -> {
            if (begun == round) {
                due = false;
                done.accept(result);
                Duration took = Duration.ofNanos(System.nanoTime() - start).multipliedBy(pace.times());
                rest = Collections.min(List.of(pace.longest(), Collections.max(List.of(REST, took))));
                if (late) {
                    soon();
                }
            }
        });
    }
}
