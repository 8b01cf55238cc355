package dev.pilothouse.ui.engine;

import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.LivePage;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import javafx.scene.Node;

/** The container engine that is open, and what of it could be cleared away. */
public final class EnginePage implements LivePage {

    private final EngineViewModel model;
    private final EngineView view;

    public EnginePage(Session session, Navigator navigator, Fx fx, Language language) {
        model = new EngineViewModel(session, fx, draft -> navigator.go(new Place.Review(draft)));
        view = new EngineView(model, language);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public Model model() {
        return model;
    }
}
