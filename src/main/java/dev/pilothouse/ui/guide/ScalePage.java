package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Toasts;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import javafx.scene.Node;

/** The guided edit that changes how many copies of a workload run. */
public final class ScalePage implements Page {

    private final ScaleViewModel model;
    private final ScaleView view;

    /**
     * @param environment what the session's cluster is to its people
     */
    public ScalePage(
            Session session,
            EnvironmentStyle environment,
            ResourceRef ref,
            Navigator navigator,
            Fx fx,
            Language language,
            Toasts toasts) {
        model = new ScaleViewModel(session, ref, fx, draft -> navigator.go(new Place.Review(draft)), receipt -> {
            navigator.closeDrawer();
            toasts.show(
                    language.text("guide.scale.done", receipt.summary().args().toArray()),
                    new Toasts.Action(language.text("guide.scale.undo"), () -> undo(session, receipt, fx, navigator)));
        });
        view = new ScaleView(model, session.context().name(), environment, language, navigator::closeDrawer);
        model.start();
    }

    /** What cannot be undone says so in the history, with the reason. */
    private static void undo(Session session, Receipt receipt, Fx fx, Navigator navigator) {
        fx.call(() -> session.changes().undo(receipt))
                .onDone(draft -> navigator.go(new Place.Review(draft)))
                .onRefused(_ -> navigator.go(new Place.History()));
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        view.focusNumber();
    }

    @Override
    public void close() {
        model.close();
    }
}
