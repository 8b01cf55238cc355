package dev.pilothouse.ui.forward;

import dev.pilothouse.forward.Forwards;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import javafx.scene.Node;

/** The drawer that begins a forward to an object. */
public final class ForwardPage implements Page {

    private final ForwardViewModel model;
    private final ForwardView view;
    private final Navigator navigator;

    public ForwardPage(Session session, EnvironmentStyle environment, Forwards forwards, ResourceRef ref, Navigator navigator, Fx fx, Language language) {
        this.navigator = navigator;
        model = new ForwardViewModel(session, ref, forwards, fx);
        view = new ForwardView(model, session.context().name(), environment, language, this::begin, navigator::closeDrawer);
    }

    private void begin() {
        model.begin();
        navigator.go(new Place.Forwards());
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        view.focusFirst();
    }
}
