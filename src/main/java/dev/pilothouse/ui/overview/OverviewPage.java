package dev.pilothouse.ui.overview;

import dev.pilothouse.change.Journal;
import dev.pilothouse.metric.Meter;
import dev.pilothouse.session.Session;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.LivePage;
import dev.pilothouse.ui.navigation.Navigator;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** A cluster, or the namespaces that are chosen, at a glance. */
public final class OverviewPage implements LivePage {

    private final OverviewViewModel model;
    private final OverviewView view;

    public OverviewPage(
            Session session, Meter meter, Journal journal, Settings settings, ObservableValue<Set<String>> namespaces, Navigator navigator, Fx fx, Language language) {
        model = new OverviewViewModel(session, meter, journal, settings, namespaces, fx);
        view = new OverviewView(model, language, navigator::go);
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
