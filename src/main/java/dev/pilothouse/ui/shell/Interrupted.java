package dev.pilothouse.ui.shell;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Toasts;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.words.Words;
import java.util.Locale;

/** When a cluster is opened, finds out what became of changes in it that a crash or a lost connection cut off, and tells. */
final class Interrupted {

    private final Fx fx;
    private final Toasts toasts;
    private final Language language;
    private final Navigator navigator;

    Interrupted(Fx fx, Toasts toasts, Language language, Navigator navigator) {
        this.fx = fx;
        this.toasts = toasts;
        this.language = language;
        this.navigator = navigator;
    }

    void lookUp(Session session) {
        fx.call(session.changes()::settle).onDone(settled -> settled.forEach(this::tell));
    }

    private void tell(Receipt receipt) {
        toasts.show(
                language.wordsProperty().map(words -> sentence(words, receipt)),
                new Toasts.Action(language.text("change.show"), () -> navigator.go(new Place.History())));
    }

    private static String sentence(Words words, Receipt receipt) {
        String what = words.say("change.summary." + receipt.summary().verb(), receipt.summary().args().toArray());
        return words.say("shell.interrupted", what, words.say("change.result." + receipt.result().name().toLowerCase(Locale.ROOT)));
    }
}
