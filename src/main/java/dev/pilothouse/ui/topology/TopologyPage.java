package dev.pilothouse.ui.topology;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.topology.Lens;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Toasts;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.LivePage;
import dev.pilothouse.ui.navigation.Navigator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** What reaches, uses and owns what in the chosen namespaces, as a map that is live and can be walked. */
public final class TopologyPage implements LivePage {

    private final TopologyViewModel model;
    private final TopologyView view;
    private final List<Command> commands;

    /**
     * @param namespaces that are looked at, empty for all
     * @param focus the object to begin at
     */
    public TopologyPage(
            Session session,
            ObservableValue<Set<String>> namespaces,
            Optional<ResourceRef> focus,
            FileDialogs files,
            Navigator navigator,
            Fx fx,
            Language language,
            Toasts toasts) {
        model = new TopologyViewModel(session, namespaces, focus, Lens.PLAIN, fx);
        BoxDeeds deeds = new BoxDeeds(model, navigator);
        view = new TopologyView(model, new Questions(session, fx), deeds, new TopologyView.SaveTo(files, fx, toasts), language);
        commands = new MapCommands(view, deeds).all();
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
        view.focusMap();
    }

    @Override
    public List<Command> commands() {
        return commands;
    }
}
