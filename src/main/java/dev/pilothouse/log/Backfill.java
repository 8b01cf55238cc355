package dev.pilothouse.log;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.Subscription;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads what logs said before the lines that are known of them. Of lines that bear the very time of the first known one, as many are left
 * out as are known. A log of which nothing is known has nothing older.
 */
final class Backfill implements Merge.Out, AutoCloseable {

    private final Scribe scribe;
    private final Merge merge = new Merge(Optional.empty());
    private final Map<Feed, Older> logs = new HashMap<>();
    private final List<Subscription> streams = new ArrayList<>();

    private static final class Older {
        private final int source;
        private final Instant until;
        private final int known;
        private final Deque<LogLine> atUntil = new ArrayDeque<>();
        private boolean past;

        Older(Track track, Instant until) {
            this.source = track.source();
            this.until = until;
            this.known = track.atBegin();
        }
    }

    Backfill(Cluster cluster, Wish wish, Scribe scribe, List<Track> tracks, Instant since) {
        this.scribe = scribe;
        for (Track track : tracks) {
            track.begin().filter(since::isBefore).ifPresent(until -> {
                Feed feed = merge.add();
                logs.put(feed, new Older(track, until));
                String container = track.pod().kind().sameAs(BuiltIn.POD) ? track.container() : "";
                LogOptions options = new LogOptions(container, false, wish.previous(), OptionalLong.empty(), Optional.of(since));
                streams.add(cluster.logs(track.pod(), options, feed));
            });
        }
    }

    /** Goes on with what arrived; returns whether that was all, which is then put where it belongs. */
    boolean done() {
        merge.pour(this);
        if (!merge.isEmpty()) {
            return false;
        }
        scribe.settled();
        return true;
    }

    @Override
    public void line(Feed feed, LogLine line) {
        Older log = logs.get(feed);
        if (log == null || log.past) {
            return;
        }
        int order = line.time().compareTo(log.until);
        log.past = order > 0;
        if (order < 0) {
            scribe.line(log.source, line);
        } else if (order == 0) {
            log.atUntil.add(line);
            if (log.atUntil.size() > log.known) {
                scribe.line(log.source, log.atUntil.remove());
            }
        }
    }

    @Override
    public void ended(Feed feed, Optional<Problem> problem) {
        logs.remove(feed);
    }

    @Override
    public void close() {
        streams.forEach(Subscription::close);
        merge.close();
    }
}
