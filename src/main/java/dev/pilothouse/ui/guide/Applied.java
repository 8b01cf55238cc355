package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Toasts;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;

/** What follows when a guide's draft was applied without a review: the drawer goes, and a toast tells it and offers to take it back. */
record Applied(Session session, Navigator navigator, Fx fx, Language language, Toasts toasts) {

    /** Returns the way of a guide's drafts. */
    Sending sending() {
        return new Sending(session, fx, draft -> navigator.go(new Place.Review(draft)), this::tell);
    }

    private void tell(Receipt receipt) {
        navigator.closeDrawer();
        toasts.show(
                language.text("guide.done." + receipt.summary().verb(), receipt.summary().args().toArray()),
                new Toasts.Action(language.text("guide.scale.undo"), () -> undo(receipt)));
    }

    /** What cannot be undone says so in the history, with the reason. */
    private void undo(Receipt receipt) {
        fx.call(() -> session.changes().undo(receipt))
                .onDone(draft -> navigator.go(new Place.Review(draft)))
                .onRefused(_ -> navigator.go(new Place.History()));
    }
}
