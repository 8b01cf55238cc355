package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Outcome;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Where a guide's draft goes: to the review, or, where the cluster is free and the server has nothing to say, down the whole road at once.
 *
 * @param review shows the review of a draft
 * @param applied told of what was applied without a review
 */
record Sending(Session session, Fx fx, Consumer<Draft> review, Consumer<Receipt> applied) {

    /** Tells whether a change may be applied without a review. */
    boolean free() {
        return session.changes().guard().level() == Guard.Level.FREE;
    }

    void atOnce(Draft draft, Runnable back) {
        atOnce(draft, back, _ -> {});
    }

    /**
     * Applies at once what may be; anything else goes to the review, and so does what is left when it stops half way.
     *
     * @param back called when it has ended
     * @param progress told the number of objects that are done, as it grows
     */
    void atOnce(Draft draft, Runnable back, IntConsumer progress) {
        if (!free()) {
            back.run();
            review.accept(draft);
            return;
        }
        fx.call(() -> session.changes().applyPlainly(draft, done -> fx.later(() -> progress.accept(done))))
                .onDone(outcome -> {
                    back.run();
                    outcome.ifPresentOrElse(this::ended, () -> review.accept(draft));
                })
                .onRefused(_ -> {
                    back.run();
                    review.accept(draft);
                });
    }

    private void ended(Outcome outcome) {
        switch (outcome) {
            case Outcome.Applied done -> applied.accept(done.receipt());
            case Outcome.Conflict conflict -> partly(conflict.soFar(), conflict.fresh().draft());
            case Outcome.Refused refused -> partly(refused.soFar(), refused.rest());
        }
    }

    private void partly(Optional<Receipt> soFar, Draft rest) {
        soFar.ifPresent(applied);
        review.accept(rest);
    }
}
