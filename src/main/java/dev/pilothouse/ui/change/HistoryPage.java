package dev.pilothouse.ui.change;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Journal;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.LivePage;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.navigation.ShownCluster;
import javafx.scene.Node;

/** Everything that was changed from this computer, and the way to take it back. */
public final class HistoryPage implements LivePage {

    private final ShownCluster shown;
    private final Navigator navigator;
    private final HistoryViewModel model;
    private final HistoryView view;

    public HistoryPage(
            Journal journal, Sessions sessions, ShownCluster shown, Navigator navigator, FileDialogs files, Fx fx, Language language) {
        this.shown = shown;
        this.navigator = navigator;
        model = new HistoryViewModel(journal, context -> sessions.session(context).map(Session::changes), fx);
        HistoryActions actions = new HistoryActions(
                context -> shown.show(context, model::check),
                () -> model.undo().ifPresent(this::review),
                () -> model.redo().ifPresent(this::review),
                () -> model.restProperty().get().ifPresent(this::review),
                (ending, form) -> files.save(FileDialogs.Type.ANY, name() + ending).ifPresent(file -> model.export(file, form)));
        view = new HistoryView(model, language, actions);
    }

    private String name() {
        Receipt receipt = model.chosenProperty().get();
        return receipt == null ? "change" : "change-" + receipt.id();
    }

    /** A change is reviewed in the cluster that it was made in. */
    private void review(Draft draft) {
        Receipt receipt = model.chosenProperty().get();
        if (receipt == null || shown.is(receipt.context())) {
            navigator.go(new Place.Review(draft));
        } else {
            shown.show(receipt.context(), () -> navigator.go(new Place.Review(draft)));
        }
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public void shown() {
        LivePage.super.shown();
        view.focusChanges();
    }
}
