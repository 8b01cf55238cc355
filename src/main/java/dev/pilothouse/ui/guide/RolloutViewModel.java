package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.guide.rollout.Revision;
import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.guide.rollout.SetImage;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.text.Difference;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.LivePage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Follows the rollout of one workload, compares its revisions, and moves it on or back by the one road. */
final class RolloutViewModel implements LivePage.Model {

    /**
     * Two revisions side by side.
     *
     * @param number revision that was chosen
     * @param against revision that it is compared with
     */
    record Chosen(long number, long against) {}

    private final Session session;
    private final ResourceRef ref;
    private final Supplier<List<Receipt>> receipts;
    private final Fx fx;
    private final Sending sending;
    private final ReadOnlyObjectWrapper<RolloutState> state = new ReadOnlyObjectWrapper<>(new RolloutState.Reading());
    private final ReadOnlyObjectWrapper<Chosen> chosen = new ReadOnlyObjectWrapper<>(new Chosen(0, 0));
    private @Nullable Follow follow;
    private boolean picked;

    /**
     * @param receipts changes of this cluster, newest first
     */
    RolloutViewModel(ResourceRef ref, Supplier<List<Receipt>> receipts, Sending sending) {
        this.ref = ref;
        this.receipts = receipts;
        this.sending = sending;
        session = sending.session();
        fx = sending.fx();
    }

    ReadOnlyObjectProperty<RolloutState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The revisions that are compared; the current one with the one before it until somebody chooses. */
    ReadOnlyObjectProperty<Chosen> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    ResourceRef ref() {
        return ref;
    }

    /** Returns the time by the cluster's clock. */
    Instant now() {
        return session.cluster().clock().instant();
    }

    /** Starts to follow, or reads again. */
    @Override
    public void start() {
        if (!Rollout.fits(ref)) {
            state.set(new RolloutState.NoRollout());
            return;
        }
        stop();
        follow = new Follow(session, ref, receipts, fx, this::show, problem -> state.set(new RolloutState.Refused(problem)));
        follow.read();
    }

    /** Follows no longer; what is shown stays. */
    @Override
    public void stop() {
        if (follow != null) {
            follow.close();
            follow = null;
        }
    }

    private void show(Rollout rollout) {
        boolean applying = state.get() instanceof RolloutState.Showing showing && showing.applying();
        state.set(new RolloutState.Showing(rollout, applying));
        boolean known = rollout.revision(chosen.get().number()).isPresent() && rollout.revision(chosen.get().against()).isPresent();
        if (!picked || !known) {
            picked = false;
            rollout.current().or(() -> rollout.revisions().stream().findFirst()).ifPresent(current -> chosen.set(against(rollout, current)));
        }
    }

    /** Compares the current revision with the one before, and any other with the current one: what going back to it would change. */
    private static Chosen against(Rollout rollout, Revision revision) {
        Optional<Revision> other = revision.current() ? rollout.previous() : rollout.current();
        return new Chosen(revision.number(), other.map(Revision::number).orElse(revision.number()));
    }

    /** Chooses a revision. */
    void choose(long number) {
        if (number != chosen.get().number()) {
            rollout().flatMap(rollout -> rollout.revision(number).map(revision -> against(rollout, revision))).ifPresent(next -> {
                picked = true;
                chosen.set(next);
            });
        }
    }

    /** Chooses what the chosen revision is compared with. */
    void compareWith(long number) {
        picked = true;
        chosen.set(new Chosen(chosen.get().number(), number));
    }

    /** Returns what changes from the revision that is compared with to the chosen one. */
    Difference difference() {
        return rollout()
                .flatMap(rollout -> rollout.revision(chosen.get().against())
                        .flatMap(from -> rollout.revision(chosen.get().number()).map(to -> Rollout.difference(from, to))))
                .orElseGet(() -> new Difference(List.of()));
    }

    private Optional<Rollout> rollout() {
        return state.get() instanceof RolloutState.Showing showing ? Optional.of(showing.rollout()) : Optional.empty();
    }

    /** Returns why a change cannot be begun now, if so. */
    Optional<Problem> refusal(Function<Rollout, Draft> wish) {
        try {
            Optional<Draft> possible = rollout().map(wish);
            return possible.isPresent() ? Optional.empty() : Optional.of(Problem.of(ProblemCode.NO_CHANGE));
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    /** Goes back to a revision; 0 is the one before the current one. */
    static Function<Rollout, Draft> undo(long number) {
        return rollout -> rollout.undo(rollout.target(number));
    }

    /** Replaces all pods. */
    Function<Rollout, Draft> restart() {
        return rollout -> rollout.restart(now());
    }

    /** Pauses what goes on, and resumes what is paused. */
    static Function<Rollout, Draft> pauseOrResume() {
        return rollout -> rollout.paused() ? rollout.resume() : rollout.pause();
    }

    /** Gives containers other images; those that are as they were are left out. */
    static Function<Rollout, Draft> images(Map<String, String> images, String cause) {
        return rollout -> SetImage.of(rollout.live(), rollout.ref()).draft(images, cause);
    }

    /** Applies at once where the guard is free and the server has nothing to say; anything else goes to the review. */
    void carryOut(Function<Rollout, Draft> wish) {
        if (!(state.get() instanceof RolloutState.Showing showing) || showing.applying() || refusal(wish).isPresent()) {
            return;
        }
        state.set(new RolloutState.Showing(showing.rollout(), true));
        sending.atOnce(wish.apply(showing.rollout()), this::settle);
    }

    /** Goes to the review of a pod's deletion. */
    void remove(String pod) {
        sending.review().accept(Draft.removal(List.of(new ResourceRef(WellKnown.POD, ref.namespace(), pod))));
    }

    private void settle() {
        rollout().ifPresent(rollout -> state.set(new RolloutState.Showing(rollout, false)));
        if (follow != null) {
            follow.read();
        }
    }

    @Override
    public void again() {
        start();
    }

    @Override
    public void close() {
        stop();
    }
}
