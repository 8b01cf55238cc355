package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.engine.RunDeed;
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

/** Something done to objects as a whole, with its consequences shown before. */
public final class DeedPage implements Page {

    private final DeedViewModel model;
    private final DeedView view;

    private DeedPage(
            Deed deed, Session session, EnvironmentStyle environment, Navigator navigator, Fx fx, Language language, Toasts toasts) {
        model = new DeedViewModel(deed, new Applied(session, navigator, fx, language, toasts).closingDrawer());
        view = new DeedView(model, session.context().name(), environment, language, navigator::closeDrawer);
        model.start();
    }

    /** Returns the page that deletes objects. */
    public static DeedPage delete(
            List<ResourceRef> refs, Session session, EnvironmentStyle environment, Navigator navigator, Fx fx, Language language, Toasts toasts) {
        return new DeedPage(new DeleteDeed(refs), session, environment, navigator, fx, language, toasts);
    }

    /**
     * Returns the page that starts, stops or pauses containers.
     *
     * @param deed word of what is done
     */
    public static DeedPage run(
            List<ResourceRef> refs,
            String deed,
            Session session,
            EnvironmentStyle environment,
            Navigator navigator,
            Fx fx,
            Language language,
            Toasts toasts) {
        return new DeedPage(new RunContainers(refs, RunDeed.of(deed)), session, environment, navigator, fx, language, toasts);
    }

    /** Returns the page that empties a node. */
    public static DeedPage drain(
            ResourceRef node, Session session, EnvironmentStyle environment, Navigator navigator, Fx fx, Language language, Toasts toasts) {
        return new DeedPage(new DrainDeed(node), session, environment, navigator, fx, language, toasts);
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
