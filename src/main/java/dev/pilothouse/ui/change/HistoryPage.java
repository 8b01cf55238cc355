package dev.pilothouse.ui.change;

import dev.pilothouse.change.Journal;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.navigation.ShownCluster;
import java.util.function.Consumer;
import javafx.scene.Node;

/** Everything that was changed from this computer, and the way to take it back. */
public final class HistoryPage implements Page {

    private final HistoryViewModel model;
    private final HistoryView view;

    public HistoryPage(Journal journal, Sessions sessions, ShownCluster shown, Navigator navigator, Fx fx, Language language) {
        model = new HistoryViewModel(journal, context -> sessions.session(context).map(Session::changes), fx);
        Consumer<String> open = context -> shown.show(context, model::check);
        Runnable undo = () -> model.undo().ifPresent(draft -> {
            var receipt = model.chosenProperty().get();
            if (receipt == null || shown.is(receipt.context())) {
                navigator.go(new Place.Review(draft));
            } else {
                shown.show(receipt.context(), () -> navigator.go(new Place.Review(draft)));
            }
        });
        view = new HistoryView(model, language, open, undo);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        model.start();
        view.focusChanges();
    }

    @Override
    public void hidden() {
        model.stop();
    }

    @Override
    public void close() {
        model.close();
    }
}
