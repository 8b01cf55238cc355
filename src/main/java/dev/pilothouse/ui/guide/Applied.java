package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Toasts;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.words.Words;

/** What follows when a guide's draft was applied without a review: a toast tells it and offers to take it back. */
record Applied(Session session, Navigator navigator, Fx fx, Language language, Toasts toasts) {

    /** Returns the way of a drawer's drafts; the drawer goes when one was applied. */
    Sending closingDrawer() {
        return new Sending(session, fx, this::review, receipt -> {
            navigator.closeDrawer();
            tell(receipt);
        });
    }

    /** Returns the way of a page's drafts; the page stays. */
    Sending staying() {
        return new Sending(session, fx, this::review, this::tell);
    }

    private void review(Draft draft) {
        navigator.go(new Place.Review(draft));
    }

    private void tell(Receipt receipt) {
        toasts.show(
                language.wordsProperty().map(words -> sentence(words, receipt)),
                new Toasts.Action(language.text("guide.scale.undo"), () -> undo(receipt)));
    }

    private static String sentence(Words words, Receipt receipt) {
        return receipt.result() == Receipt.Result.APPLIED
                ? words.say("change.done." + receipt.summary().verb(), receipt.summary().args().toArray())
                : words.say("guide.partly", receipt.entries().size());
    }

    /** What cannot be undone says so in the history, with the reason. */
    void undo(Receipt receipt) {
        fx.call(() -> session.changes().undo(receipt))
                .onDone(draft -> navigator.go(new Place.Review(draft)))
                .onRefused(_ -> navigator.go(new Place.History()));
    }
}
