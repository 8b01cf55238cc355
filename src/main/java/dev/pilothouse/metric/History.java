package dev.pilothouse.metric;

import dev.pilothouse.model.Curve;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured of the pods and nodes of one cluster, as far back as {@link #ROUNDS} rounds, about an hour.
 *
 * <p>All rounds share one axis of time, so a point costs four bytes: ten thousand pods of one container for an hour are 20 MB. For many
 * threads.
 */
public final class History {

    /** How many rounds are kept. */
    static final int ROUNDS = 241;

    /** After so many rounds without it a pod counts as gone; one of the same name begins anew. */
    private static final int FORGOTTEN = 20;

    /** A longer pause between rounds is a gap. */
    private static final Duration PAUSE = Duration.ofSeconds(100);

    private final long[] moments = new long[ROUNDS];
    private final Map<String, List<Track>> pods = new HashMap<>();
    private final Map<String, Track> nodes = new HashMap<>();
    private int rounds;

    /** One container or node: its last points, the newest of which belongs to round {@code last}. */
    private static final class Track {
        private final String name;
        private final Ring cpu = new Ring(ROUNDS);
        private final Ring memory = new Ring(ROUNDS);
        private int last;

        Track(String name, int round) {
            this.name = name;
            last = round - 1;
        }

        void add(int round, Use use) {
            int missed = round - last - 1;
            cpu.skip(missed);
            memory.skip(missed);
            cpu.add(use.cpu());
            memory.add(use.memory());
            last = round;
        }

        Ring of(Gauge gauge) {
            return gauge == Gauge.CPU ? cpu : memory;
        }
    }

    /** Keeps a round; one that is not later than the last, as when a simulated clock stands, is left out. */
    public synchronized void add(Round round) {
        long second = round.at().getEpochSecond();
        if (rounds > 0 && second <= moment(rounds - 1)) {
            return;
        }
        if (rounds > 0 && second - moment(rounds - 1) > PAUSE.toSeconds()) {
            long before = moment(rounds - 1);
            moments[rounds % ROUNDS] = before + 1;
            rounds++;
        }
        moments[rounds % ROUNDS] = second;
        round.pods().forEach((pod, parts) -> {
            List<Track> tracks = pods.computeIfAbsent(pod, _ -> new ArrayList<>(1));
            parts.forEach(part -> track(tracks, part.container()).add(rounds, part.use()));
        });
        round.nodes().forEach((node, use) -> nodes.computeIfAbsent(node, name -> new Track(name, rounds)).add(rounds, use));
        rounds++;
        pods.values().removeIf(tracks -> tracks.stream().allMatch(track -> rounds - track.last > FORGOTTEN));
        nodes.values().removeIf(track -> rounds - track.last > ROUNDS);
    }

    private Track track(List<Track> tracks, String container) {
        for (Track track : tracks) {
            if (track.name.equals(container)) {
                return track;
            }
        }
        Track track = new Track(container, rounds);
        tracks.add(track);
        return track;
    }

    private long moment(int round) {
        return moments[round % ROUNDS];
    }

    /** Returns the moment of the oldest round that is kept, empty before the first. */
    public synchronized Optional<Instant> since() {
        return rounds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(moment(Math.max(0, rounds - ROUNDS))));
    }

    /** Returns how many rounds there were, by which one sees whether there is anything new. */
    public synchronized int rounds() {
        return rounds;
    }

    /** Returns the names of the containers of a pod that were measured. */
    public synchronized List<String> containers(String namespace, String pod) {
        return pods.getOrDefault(Round.key(namespace, pod), List.of()).stream().map(track -> track.name).toList();
    }

    public synchronized Curve container(String namespace, String pod, String container, Gauge gauge) {
        return curve(pods.getOrDefault(Round.key(namespace, pod), List.of()).stream().filter(track -> track.name.equals(container)).toList(), gauge);
    }

    /** Returns what all containers of a pod use together. */
    public Curve pod(String namespace, String pod, Gauge gauge) {
        return pods(List.of(Round.key(namespace, pod)), gauge);
    }

    /**
     * Returns what several pods use together.
     *
     * @param keys as {@link Round#key} writes them
     */
    public synchronized Curve pods(Collection<String> keys, Gauge gauge) {
        return curve(keys.stream().flatMap(key -> pods.getOrDefault(key, List.of()).stream()).toList(), gauge);
    }

    public synchronized Curve node(String name, Gauge gauge) {
        Track track = nodes.get(name);
        return track == null ? Curve.NOTHING : curve(List.of(track), gauge);
    }

    /** The sum of the tracks over the rounds since the oldest of them; they share the axis, so no moment is looked up. */
    private Curve curve(List<Track> tracks, Gauge gauge) {
        int first = rounds;
        for (Track track : tracks) {
            first = Math.min(first, track.last - track.of(gauge).size() + 1);
        }
        first = Math.max(first, rounds - ROUNDS);
        long[] seconds = new long[rounds - first];
        double[] values = new double[rounds - first];
        Arrays.fill(values, Double.NaN);
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = moment(first + i);
        }
        for (Track track : tracks) {
            Ring ring = track.of(gauge);
            int offset = track.last - ring.size() + 1 - first;
            for (int i = Math.max(0, -offset); i < ring.size(); i++) {
                float value = ring.get(i);
                if (!Float.isNaN(value)) {
                    values[offset + i] = Double.isNaN(values[offset + i]) ? value : values[offset + i] + value;
                }
            }
        }
        return Curve.of(seconds, values);
    }
}
