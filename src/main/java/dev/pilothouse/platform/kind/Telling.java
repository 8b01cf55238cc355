package dev.pilothouse.platform.kind;

import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.NodeStage;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells the progress of one creation in the right order: one step is open at a time, each that began ends, and a node goes forward only.
 *
 * <p>The creation, the events of the engine and a look at the nodes tell at the same time; their listener hears one after the other.
 */
final class Telling {

    private static final Duration BETWEEN_PULLS = Duration.ofMillis(100);

    private final Progress.Listener listener;
    private final Clock clock;
    private final Map<String, Progress.NodeSeen> nodes = new HashMap<>();
    private final Set<Step> done = EnumSet.noneOf(Step.class);
    private Step step = Step.IMAGE;
    private boolean open;
    private Instant pulled = Instant.EPOCH;

    Telling(Progress.Listener listener, Clock clock) {
        this.listener = listener;
        this.clock = clock;
    }

    synchronized void planned(List<Step> steps) {
        listener.on(new Progress.Planned(clock.instant(), List.copyOf(steps)));
    }

    /** Begins a step; one that is still open has ended well, or the next would not begin. */
    synchronized void began(Step next, String detail) {
        if (open && next == step) {
            return;
        }
        ended("");
        step = next;
        open = true;
        listener.on(new Progress.Started(clock.instant(), step, detail));
    }

    /** Ends the open step well. */
    synchronized void ended(String detail) {
        if (open) {
            open = false;
            done.add(step);
            listener.on(new Progress.Ended(clock.instant(), step, detail));
        }
    }

    /** Ends the open step, or the last one, with a problem. */
    synchronized void failed(Problem problem) {
        open = false;
        listener.on(new Progress.Failed(clock.instant(), step, problem));
    }

    synchronized void explained(Problem cause, Path folder, String file, int line, String text) {
        listener.on(new Progress.Explained(clock.instant(), step, cause, folder, file, line, text));
    }

    synchronized void line(String text) {
        listener.on(new Progress.Line(clock.instant(), step, text));
    }

    /** Tells how much has arrived, ten times a second at most, and the end always. */
    synchronized void pulled(String image, long bytes, long total) {
        Instant now = clock.instant();
        boolean last = total > 0 && bytes >= total;
        if (last || Duration.between(pulled, now).compareTo(BETWEEN_PULLS) >= 0) {
            pulled = now;
            listener.on(new Progress.Pulled(now, image, bytes, total));
        }
    }

    /** Tells how far a node is, unless it is known to be farther; an empty address leaves the one that is known. */
    synchronized void node(String name, NodeStage stage, String address) {
        Progress.NodeSeen before = nodes.get(name);
        String known = address.isEmpty() && before != null ? before.address() : address;
        boolean back = before != null && before.stage().compareTo(stage) > 0;
        NodeStage farther = back && before != null ? before.stage() : stage;
        if (before == null || before.stage() != farther || !before.address().equals(known)) {
            Progress.NodeSeen now = new Progress.NodeSeen(clock.instant(), name, farther, known);
            nodes.put(name, now);
            listener.on(now);
        }
    }

    synchronized boolean hasEnded(Step some) {
        return done.contains(some);
    }

    synchronized Step step() {
        return step;
    }
}
