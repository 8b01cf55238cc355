package dev.pilothouse.ui.guide;

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
        model = new ScaleViewModel(ref, new Applied(session, navigator, fx, language, toasts).closingDrawer());
        view = new ScaleView(model, session.context().name(), environment, language, navigator::closeDrawer,
                autoscaler -> navigator.go(new Place.Guide("autoscaler", autoscaler)));
        model.start();
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
