package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Journal;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Toasts;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import java.util.List;
import javafx.scene.Node;

/** The guided edit that changes how many copies of several workloads run. */
public final class ScaleSeveralPage implements Page {

    private final ScaleSeveralViewModel model;
    private final ScaleSeveralView view;

    public ScaleSeveralPage(
            Session session,
            Journal journal,
            EnvironmentStyle environment,
            List<ResourceRef> refs,
            Navigator navigator,
            Fx fx,
            Language language,
            Toasts toasts) {
        model = new ScaleSeveralViewModel(refs, new Applied(session, navigator, fx, language, toasts).closingDrawer(), journal::receipts);
        view = new ScaleSeveralView(model, refs, session.context().name(), environment, language, navigator::closeDrawer);
        model.start();
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        view.requestFocus();
    }

    @Override
    public void close() {
        model.close();
    }
}
