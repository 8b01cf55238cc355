package dev.pilothouse.ui.change;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Toasts;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.navigation.UnsentEdit;
import javafx.scene.Node;

/** The review of a draft: the one gate of all writes. */
public final class ReviewPage implements Page {

    private final Navigator navigator;
    private final ReviewViewModel model;
    private final ReviewView view;

    /**
     * @param environment what the session's cluster is to its people
     * @param edit what is told when the draft was applied
     */
    public ReviewPage(
            Session session,
            EnvironmentStyle environment,
            Draft draft,
            UnsentEdit edit,
            Navigator navigator,
            Fx fx,
            Language language,
            Toasts toasts,
            FileDialogs files) {
        this.navigator = navigator;
        Announcements announcements = new Announcements(toasts, language, navigator);
        model = new ReviewViewModel(session.changes(), fx, receipt -> announcements.applied(receipt, this::undo));
        ReviewActions actions =
                new ReviewActions(
                        navigator::closeDrawer,
                        this::undo,
                        () -> files.save(FileDialogs.Type.YAML, fileName(draft)).ifPresent(model::save),
                        ref -> navigator.go(new Place.Detail(ref)));
        view = new ReviewView(model, session.context().name(), environment, language, actions);
        edit.keep(draft.summary().verb());
        model.stateProperty().subscribe(state -> {
            if (state instanceof ReviewState.Applied) {
                edit.sent();
            } else if (state instanceof ReviewState.Nothing) {
                edit.forget();
            }
        });
        model.begin(draft);
    }

    private void undo(Receipt receipt) {
        model.undo(receipt, draft -> navigator.go(new Place.Review(draft)));
    }

    private static String fileName(Draft draft) {
        return draft.wishes().isEmpty() ? "change.yaml" : draft.wishes().getFirst().ref().name() + ".yaml";
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
    public void close() {
        model.close();
    }
}
