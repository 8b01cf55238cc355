package dev.pilothouse.log;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.live.Batch;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.session.Pods;
import dev.pilothouse.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The pods whose logs are read, with a {@link Track} for each container: opens logs, opens them again after a restart, lets go of pods
 * that are gone and takes others in their place.
 *
 * <p>Everything but {@link #heard} is only for the thread of the reading.
 */
final class Crew implements AutoCloseable {

    private static final Duration UNTIL_DOUBT = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Session session;
    private final Wish wish;
    private final Scribe scribe;
    private final Merge merge;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<Feed, Track> readers = new HashMap<>();
    private final Map<String, ResourceRef> waiting = new LinkedHashMap<>();
    private final Map<String, Row> changed = new LinkedHashMap<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private long looked = System.nanoTime() - BETWEEN_LOOKS.toNanos();
    private boolean spoke;
    private volatile Optional<Doubt> doubt = Optional.empty();

    private record Doubt(long since, long due) {}

    /**
     * A pod with the tracks of its containers, by name.
     *
     * @param versions the one that was looked at last
     */
    private record Member(String uid, ResourceRef ref, Map<String, Track> tracks, Set<String> versions) {
        boolean open() {
            return tracks.values().stream().anyMatch(Track::open);
        }

        boolean due(long now) {
            return tracks.values().stream().filter(track -> track.due(now)).count() > 0;
        }
    }

    Crew(Session session, Wish wish, Scribe scribe, Merge merge) {
        this.session = session;
        this.wish = wish;
        this.scribe = scribe;
        this.merge = merge;
    }

    /**
     * Takes in those that there are, up to the bound.
     *
     * @throws ProblemException {@code NO_SUCH_CONTAINER} when none of them has the one that is named
     */
    void begin(List<Document> pods) {
        for (Document pod : pods) {
            if (members.size() < wish.pods()) {
                join(pod, false);
            } else {
                waiting.put(pod.uid(), Pods.ref(pod));
            }
        }
        if (wish.containers() instanceof Wish.Which.Named(String name) && !pods.isEmpty() && tracks().isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.NO_SUCH_CONTAINER, Pods.ref(pods.getFirst()).toString(), name));
        }
    }

    private void join(Document pod, boolean late) {
        Member member = new Member(pod.uid(), Pods.ref(pod), new LinkedHashMap<>(), new HashSet<>());
        members.put(pod.uid(), member);
        look(pod, member, late);
    }

    /** Takes note of changes; called by the beat. */
    void heard(Roster roster, Batch batch) {
        synchronized (changed) {
            for (Row row : batch.changed()) {
                if (roster.has(row.ref())) {
                    changed.put(row.uid(), row);
                }
            }
            removed.addAll(batch.removed());
            batch.removed().forEach(changed::remove);
        }
    }

    /**
     * Logs that have been silent since that moment may be dead without knowing it; called by the beat.
     *
     * @param since in the time of {@link System#nanoTime}
     */
    void doubt(long since) {
        doubt = Optional.of(new Doubt(since, System.nanoTime() + UNTIL_DOUBT.toNanos()));
    }

    /**
     * Opens silent logs again once they had time to speak. Those that speak are left alone: what was rotated away meanwhile could not be
     * read again.
     */
    private void reopen(long now) {
        if (doubt.filter(that -> now - that.due() >= 0).isEmpty()) {
            return;
        }
        long since = doubt.get().since();
        doubt = Optional.empty();
        for (Track track : tracks()) {
            if (track.silent(since)) {
                track.drop().ifPresent(this::forget);
                track.retryNow();
            }
        }
    }

    private void forget(Feed feed) {
        readers.remove(feed);
        merge.remove(feed);
    }

    /** Looks at pods that changed, and at logs that are to be opened again. */
    void keepUp() {
        long now = System.nanoTime();
        reopen(now);
        List.copyOf(members.values()).stream().filter(member -> member.due(now)).forEach(this::changed);
        if (now - looked < BETWEEN_LOOKS.toNanos()) {
            return;
        }
        Map<String, Row> news;
        Set<String> gone;
        synchronized (changed) {
            news = new LinkedHashMap<>(changed);
            gone = new LinkedHashSet<>(removed);
            changed.clear();
            removed.clear();
        }
        if (news.isEmpty() && gone.isEmpty()) {
            return;
        }
        looked = now;
        gone.forEach(this::leave);
        news.forEach(this::changed);
        fillUp();
    }

    private void changed(String uid, Row row) {
        Member member = members.get(uid);
        if (member == null) {
            waiting.put(uid, row.ref());
        } else if (!member.versions.contains(row.version())) {
            changed(member);
        }
    }

    private void changed(Member member) {
        try {
            Document pod = session.cluster().get(member.ref);
            if (pod.uid().equals(member.uid)) {
                look(pod, member, false);
            }
        } catch (ProblemException e) {
            later(member, e.problem());
        }
    }

    /** What is not there any more is told by the rows; anything else may be better soon. */
    private void later(Member member, Problem problem) {
        if (problem.code() != ProblemCode.NOT_FOUND && problem.code() != ProblemCode.CANCELLED) {
            member.tracks.values().stream().filter(track -> !track.open()).forEach(track -> track.retry(System.nanoTime()));
        }
    }

    private void leave(String uid) {
        waiting.remove(uid);
        Member member = members.remove(uid);
        if (member == null) {
            return;
        }
        member.tracks.values().forEach(track -> {
            track.finish();
            if (!track.open()) {
                mark(track, session.cluster().clock().instant(), Mark.of(Mark.Event.GONE));
            }
        });
        if (member.open()) {
            members.put("gone " + uid, member);
        }
    }

    /** Takes in pods that are waiting, where there is room. */
    private void fillUp() {
        for (Map.Entry<String, ResourceRef> each : List.copyOf(waiting.entrySet())) {
            if (members.size() >= wish.pods()) {
                return;
            }
            try {
                Document pod = session.cluster().get(each.getValue());
                waiting.remove(each.getKey());
                if (pod.uid().equals(each.getKey())) {
                    join(pod, true);
                }
            } catch (ProblemException e) {
                if (e.problem().code() == ProblemCode.NOT_FOUND) {
                    waiting.remove(each.getKey());
                }
            }
        }
    }

    private void look(Document pod, Member member, boolean late) {
        member.versions.clear();
        member.versions.add(pod.version());
        for (Life life : Life.of(pod, wish.containers())) {
            Track track = member.tracks.get(life.container());
            if (track == null) {
                track = new Track(member.ref, life.container(), scribe.source(member.ref, life.container()));
                member.tracks.put(life.container(), track);
                if (late) {
                    mark(track, session.cluster().clock().instant(), Mark.of(Mark.Event.APPEARED));
                }
            }
            look(life, track, late);
        }
    }

    private void look(Life life, Track track, boolean late) {
        if (track.open() || track.over() || track.refused(life.run())) {
            return;
        }
        if (wish.follow() != Wish.Follow.ON) {
            open(life, track, wish.tail());
            return;
        }
        boolean another = life.ran() && !life.run().equals(track.run());
        switch (life.state()) {
            case WAITING -> say(track, Instant.MAX, Mark.of(Mark.Event.WAITING, life.reason()));
            case RUNNING -> {
                if (another && !track.run().isEmpty()) {
                    say(track, life.moment().orElse(Instant.MAX), Mark.of(Mark.Event.RESTARTED, life.exit(), life.reason()));
                }
                open(life, track, late ? OptionalLong.empty() : wish.tail());
            }
            case ENDED -> {
                if (another) {
                    open(life, track, late ? OptionalLong.empty() : wish.tail());
                } else {
                    say(track, life.moment().orElse(Instant.MAX), Mark.of(Mark.Event.ENDED, life.exit(), life.reason()));
                }
            }
        }
    }

    /** @param time {@link Instant#MAX} for now */
    private void say(Track track, Instant time, Mark mark) {
        if (track.says(mark.text() + track.run())) {
            mark(track, time.equals(Instant.MAX) ? session.cluster().clock().instant() : time, mark);
        }
    }

    private void mark(Track track, Instant time, Mark mark) {
        scribe.mark(track.source(), time, mark);
        spoke = true;
    }

    private void open(Life life, Track track, OptionalLong tail) {
        boolean follow = wish.follow() != Wish.Follow.NO && !wish.previous();
        LogOptions options = new LogOptions(name(track), follow, wish.previous(), tail, wish.since());
        options = track.since().map(options::from).orElse(options);
        Feed feed = merge.add();
        readers.put(feed, track);
        track.opened(feed, session.cluster().logs(track.pod(), options, feed), life.run());
    }

    /** An engine's container has only itself. */
    private static String name(Track track) {
        return track.pod().kind().sameAs(BuiltIn.POD) ? track.container() : "";
    }

    void line(Feed feed, LogLine line) {
        Track track = readers.get(feed);
        if (track != null && track.isNew(line)) {
            scribe.line(track.source(), line);
        }
    }

    void ended(Feed feed, Optional<Problem> problem) {
        Track track = readers.remove(feed);
        if (track == null) {
            return;
        }
        track.ended();
        problem.ifPresent(what -> unreadable(track, what));
        if (track.over()) {
            mark(track, session.cluster().clock().instant(), Mark.of(Mark.Event.GONE));
            members.values().removeIf(member -> member.tracks.containsValue(track) && !member.open());
        } else if (wish.follow() != Wish.Follow.ON || !problem.map(Crew::mayPass).orElse(true)) {
            track.refuse();
        } else {
            track.retry(System.nanoTime());
        }
    }

    private void unreadable(Track track, Problem problem) {
        boolean waits = problem.code() == ProblemCode.CONTAINER_NOT_RUNNING && wish.follow() == Wish.Follow.ON;
        if (!waits && track.says(problem.code().name())) {
            scribe.unreadable(track.source(), session.cluster().clock().instant(), problem);
            spoke = true;
        }
    }

    private static boolean mayPass(Problem problem) {
        return switch (problem.code()) {
            case FORBIDDEN, NOT_FOUND, NO_SUCH_CONTAINER, NOT_OFFERED, CANCELLED -> false;
            default -> true;
        };
    }

    /** Tells, once, whether something was marked since the last time. */
    boolean spoke() {
        boolean did = spoke;
        spoke = false;
        return did;
    }

    List<Track> tracks() {
        List<Track> tracks = new ArrayList<>();
        members.values().forEach(member -> tracks.addAll(member.tracks.values()));
        return tracks;
    }

    int pods() {
        return members.size();
    }

    int leftOut() {
        return waiting.size();
    }

    int open() {
        return (int) tracks().stream().filter(Track::open).count();
    }

    @Override
    public void close() {
        tracks().forEach(Track::close);
    }
}
