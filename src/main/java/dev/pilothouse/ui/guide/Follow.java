package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.guide.rollout.RolloutReading;
import dev.pilothouse.live.Scope;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps up with one rollout: live rows say that something moved, and then it is read again. Used on the FX thread. */
final class Follow implements AutoCloseable {

    /** So long is waited after a move, so that a burst of them is one reading. */
    static final Duration REST = Duration.ofMillis(250);

    private final Session session;
    private final ResourceRef ref;
    private final Fx fx;
    private final RolloutReading reader;
    private final Consumer<Rollout> seen;
    private final Consumer<Problem> refused;
    private Subscription watching = Subscription.NONE;
    private Subscription waiting = Subscription.NONE;
    private Fx.@Nullable Call<?> reading;
    private boolean watched;
    private boolean due;
    private boolean busy;
    private boolean closed;

    /**
     * @param receipts changes of this cluster for the authors of revisions, newest first
     * @param seen told of the rollout as it is now, again and again
     * @param refused told when it cannot be read
     */
    Follow(Session session, ResourceRef ref, Supplier<List<Receipt>> receipts, Fx fx, Consumer<Rollout> seen, Consumer<Problem> refused) {
        this.session = session;
        this.ref = ref;
        this.fx = fx;
        this.seen = seen;
        this.refused = refused;
        reader = new RolloutReading(session::around, receipts);
    }

    /** Reads at once. */
    void read() {
        due = false;
        waiting.close();
        waiting = Subscription.NONE;
        busy = true;
        reading = fx.call(() -> reader.read(ref, session.cluster().get(ref))).onDone(this::done).onRefused(problem -> {
            busy = false;
            if (!closed) {
                refused.accept(problem);
            }
        });
    }

    private void done(Rollout rollout) {
        busy = false;
        if (closed) {
            return;
        }
        if (!watched) {
            watched = true;
            watching = session.watch(scopes(rollout.live()), () -> fx.later(this::moved));
        }
        seen.accept(rollout);
        if (due) {
            moved();
        }
    }

    private List<Scope> scopes(Document live) {
        return RolloutReading.moving(ref, live).stream()
                .map(moving -> new Scope(moving.kind(), Set.of(ref.namespace()), moving.labels(), moving.fields()))
                .toList();
    }

    private void moved() {
        if (closed || waiting != Subscription.NONE) {
            return;
        }
        due = true;
        if (!busy) {
            waiting = fx.after(REST, this::read);
        }
    }

    @Override
    public void close() {
        closed = true;
        watching.close();
        waiting.close();
        if (reading != null) {
            reading.cancel();
        }
    }
}
