package dev.pilothouse.ui.change;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Toasts;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.util.function.Consumer;

/** Tells of what was applied: a toast with Undo, wherever the person is by then. */
final class Announcements {

    private final Toasts toasts;
    private final Language language;
    private final Navigator navigator;

    Announcements(Toasts toasts, Language language, Navigator navigator) {
        this.toasts = toasts;
        this.language = language;
        this.navigator = navigator;
    }

    void applied(Receipt receipt, Consumer<Receipt> undo) {
        toasts.show(
                language.wordsProperty().map(words -> Summaries.done(words, receipt.summary())),
                new Toasts.Action(language.text("change.undo"), () -> undo.accept(receipt)),
                new Toasts.Action(language.text("change.show"), () -> navigator.go(new Place.History())));
    }
}
