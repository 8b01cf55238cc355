package dev.pilothouse.ui.snapshot;

import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import javafx.scene.Node;

/** What restoring a snapshot would do to the open cluster, and the way to its review. */
public final class RestoreSnapshotPage implements Page {

    private final RestoreSnapshotViewModel model;
    private final RestoreSnapshotView view;

    public RestoreSnapshotPage(Session session, FileDialogs files, Navigator navigator, Fx fx, Language language) {
        model = new RestoreSnapshotViewModel(session, fx);
        view = new RestoreSnapshotView(
                model,
                language,
                () -> files.open(FileDialogs.Type.OBJECTS).ifPresent(model::open),
                () -> model.draft().ifPresent(draft -> navigator.go(new Place.Review(draft))));
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        view.focusMain();
    }

    @Override
    public void readAgain() {
        model.readAgain();
    }

    @Override
    public void close() {
        model.close();
    }
}
