package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import java.util.function.Consumer;

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

    /**
     * Applies at once what may be; anything else goes to the review.
     *
     * @param back called before the review is shown
     */
    void atOnce(Draft draft, Runnable back) {
        if (!free()) {
            back.run();
            review.accept(draft);
            return;
        }
        Runnable look = () -> {
            back.run();
            review.accept(draft);
        };
        fx.call(() -> session.changes().applyPlainly(draft))
                .onDone(receipt -> receipt.ifPresentOrElse(applied, look))
                .onRefused(_ -> look.run());
    }
}
