package dev.pilothouse.metric;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Measures one open cluster while somebody looks, and keeps what it read: every fifteen seconds, of a large cluster more seldom, so that
 * reading takes a sixtieth of the time at most; nothing at all while nobody looks. For many threads.
 */
public final class Meter {

    static final Duration EVERY = Duration.ofSeconds(15);
    private static final Duration SELDOM = Duration.ofMinutes(1);

    /** Between two attempts when what was there before is away. */
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final int SHARE = 60;

    /** How measuring goes. */
    public sealed interface State {

        /** Nothing was read yet. */
        record Waiting() implements State {}

        /** The last round was read. */
        record Measuring() implements State {}

        /** The cluster has no metrics API, or it did not answer; what was kept before stays. */
        record Refused(Problem problem) implements State {

            /** Tells whether nobody measures in the cluster, for which there is a way out. */
            public boolean absent() {
                return problem.code() == ProblemCode.NO_METRICS;
            }
        }
    }

    /** @param namespaces whose pods, empty for all; none at all when absent */
    private record Watch(Optional<Set<String>> namespaces, Runnable heard) {}

    private final Cluster cluster;
    private final Beat beat;
    private final History history = new History();
    private final List<Watch> watches = new ArrayList<>();
    private final Whereabouts prometheus;
    private volatile State state = new State.Waiting();
    private Duration tookBefore = Duration.ZERO;
    private volatile Round latest = Round.NOTHING;
    private Subscription next = Subscription.NONE;
    private Optional<Set<String>> reading = Optional.empty();
    private boolean running;
    private boolean busy;
    private boolean nodesForbidden;

    public Meter(Cluster cluster, Beat beat) {
        this(cluster, beat, () -> "");
    }

    /** @param chosen the Prometheus that the person named, {@code none}, or empty to search for one */
    Meter(Cluster cluster, Beat beat, Supplier<String> chosen) {
        this.cluster = cluster;
        this.beat = beat;
        prometheus = new Whereabouts(new PrometheusFinder(cluster), beat, chosen);
    }

    Cluster cluster() {
        return cluster;
    }

    /**
     * Measures nodes and pods until closed.
     *
     * @param namespaces whose pods, empty for all
     * @param heard called after each round and each refusal, on a thread of the beat
     */
    public Subscription watch(Set<String> namespaces, Runnable heard) {
        return watch(new Watch(Optional.of(Set.copyOf(namespaces)), heard));
    }

    /** Measures nodes alone until closed. */
    public Subscription watchNodes(Runnable heard) {
        return watch(new Watch(Optional.empty(), heard));
    }

    private Subscription watch(Watch watch) {
        synchronized (this) {
            watches.add(watch);
            boolean covered = running && covers(reading, watch.namespaces);
            running = true;
            if (!covered && !busy) {
                again(Duration.ZERO);
            }
        }
        return () -> leave(watch);
    }

    private static boolean covers(Optional<Set<String>> read, Optional<Set<String>> asked) {
        return asked.isEmpty() || read.filter(now -> now.isEmpty() || (!asked.get().isEmpty() && now.containsAll(asked.get()))).isPresent();
    }

    private synchronized void leave(Watch watch) {
        watches.remove(watch);
        if (watches.isEmpty()) {
            running = false;
            next.close();
        }
    }

    /** Reads at once, for example when the person installed what was missing. */
    public synchronized void retry() {
        if (running && !busy) {
            again(Duration.ZERO);
        }
    }

    private void again(Duration delay) {
        next.close();
        next = beat.after(delay, this::read);
    }

    private void read() {
        Optional<Set<String>> where;
        boolean nodes;
        synchronized (this) {
            if (!running || busy) {
                return;
            }
            busy = true;
            where = wanted();
            reading = where;
            nodes = !nodesForbidden;
        }
        long begun = System.nanoTime();
        Duration rest = SELDOM;
        try {
            Round round = Round.read(cluster, where, nodes);
            history.add(round);
            latest = round;
            nodesForbidden = round.nodesForbidden();
            state = new State.Measuring();
            rest = rest(Duration.ofNanos(System.nanoTime() - begun));
        } catch (ProblemException e) {
            state = new State.Refused(e.problem());
            rest = e.problem().code().away() || !latest.equals(Round.NOTHING) ? SOON : SELDOM;
        } finally {
            List<Watch> told;
            synchronized (this) {
                busy = false;
                told = List.copyOf(watches);
                if (running) {
                    again(wanted().equals(where) ? rest : Duration.ZERO);
                }
            }
            told.forEach(watch -> watch.heard.run());
        }
    }

    /** One slow round, as over a connection that had died, is no slow server. */
    private Duration rest(Duration took) {
        Duration usual = took.compareTo(tookBefore) < 0 ? took : tookBefore;
        tookBefore = took;
        Duration rest = usual.multipliedBy(SHARE);
        return rest.compareTo(EVERY) < 0 ? EVERY : rest.compareTo(SELDOM) > 0 ? SELDOM : rest;
    }

    private Optional<Set<String>> wanted() {
        List<Set<String>> asked = watches.stream().flatMap(watch -> watch.namespaces.stream()).toList();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(asked.stream().anyMatch(Set::isEmpty) ? Set.of() : asked.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet()));
    }

    /** Returns what the target used between two moments, from the best source that answers. Blocks. */
    public Past past(Target target, long first, long last) {
        Optional<Problem> trouble = Optional.empty();
        try {
            Optional<Prometheus> server = prometheus.find();
            if (server.isPresent()) {
                Study study = server.get().study(target, first, last);
                if (study.known()) {
                    return new Past(study, true, Optional.empty());
                }
            }
        } catch (ProblemException e) {
            prometheus.doubt();
            trouble = Optional.of(e.problem());
        }
        return new Past(Study.kept(history, target, first, last), prometheus.last().isPresent(), trouble);
    }

    public State state() {
        return state;
    }

    /** Returns what the last round told, which lasts until the next; without anything before the first. */
    public Round latest() {
        return latest;
    }

    public History history() {
        return history;
    }
}
