package dev.pilothouse.guide.probe;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How long a container was seen to take until it was ready, in milliseconds: from the start of the container to the pod's becoming ready. What
 * the readiness probe waits for is in it, so the app itself may be a little faster.
 *
 * @param seen of each pod that became ready in its container's present life
 * @param diedAfter the longest life that the kubelet ended, of pods that are not ready since
 */
public record StartUps(List<Long> seen, Optional<Long> diedAfter) {

    private static final long A_DAY = Duration.ofDays(1).toMillis();

    /** Reads it from the status of pods. */
    public static StartUps of(Collection<Document> pods, String container) {
        List<Long> seen = new ArrayList<>();
        Optional<Long> died = Optional.empty();
        for (Document pod : pods) {
            Tree status = pod.tree().tree("status");
            Optional<Tree> state = containers(status).filter(found -> found.text("name").equals(container)).findFirst();
            Optional<Instant> ready = status.trees("conditions").stream()
                    .filter(condition -> condition.text("type").equals("ContainersReady") && condition.text("status").equals("True"))
                    .findFirst()
                    .flatMap(condition -> moment(condition.text("lastTransitionTime")));
            if (state.isEmpty()) {
                continue;
            }
            Optional<Instant> started = moment(state.get().text("state", "running", "startedAt"));
            if (started.isPresent() && ready.isPresent()) {
                long took = Duration.between(started.get(), ready.get()).toMillis();
                if (took >= 0 && took < A_DAY) {
                    seen.add(took);
                }
            } else if (!state.get().isTrue("ready")) {
                died = longer(died, killed(state.get().tree("lastState", "terminated")));
            }
        }
        return new StartUps(List.copyOf(seen.stream().sorted().toList()), died);
    }

    private static java.util.stream.Stream<Tree> containers(Tree status) {
        return java.util.stream.Stream.concat(status.trees("containerStatuses").stream(), status.trees("initContainerStatuses").stream());
    }

    /** Returns how long a life was that ended by a signal; with another exit code the app ended by itself, and no probe can help. */
    private static Optional<Long> killed(Tree terminated) {
        if (terminated.number(0, "exitCode") != 0 && terminated.number(0, "exitCode") < 128) {
            return Optional.empty();
        }
        return moment(terminated.text("startedAt"))
                .flatMap(from -> moment(terminated.text("finishedAt")).map(to -> Duration.between(from, to).toMillis()));
    }

    private static Optional<Long> longer(Optional<Long> one, Optional<Long> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).max(Long::compare);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the slowest that was seen. */
    public Optional<Long> slowest() {
        return seen.isEmpty() ? Optional.empty() : Optional.of(seen.getLast());
    }

    /** Returns the fastest that was seen. */
    public Optional<Long> fastest() {
        return seen.isEmpty() ? Optional.empty() : Optional.of(seen.getFirst());
    }

    /** Returns the start to reckon with: the slowest seen; of an app that is always killed, half as long again as it lived; else a guess. */
    public long assumed() {
        return slowest().or(() -> diedAfter.map(life -> Math.ceilDiv(life * 3 / 2, 1000L) * 1000)).orElse(Assumptions.UNSEEN_START);
    }

    /** Says in a sentence what was seen, and what is assumed when nothing was. */
    public Effect inWords() {
        String assumed = Moments.text(assumed());
        if (seen.size() > 1) {
            String times = Integer.toString(seen.size());
            String quickest = Moments.text(seen.getFirst());
            return quickest.equals(assumed)
                    ? Effect.note("guide.probe.start.seen-alike", times, assumed)
                    : Effect.note("guide.probe.start.seen", times, quickest, assumed);
        }
        if (seen.size() == 1) {
            return Effect.note("guide.probe.start.seen-once", assumed);
        }
        return diedAfter
                .map(life -> Effect.warning("guide.probe.start.died", Moments.text(life), assumed))
                .orElseGet(() -> Effect.note("guide.probe.start.unseen", assumed));
    }
}
