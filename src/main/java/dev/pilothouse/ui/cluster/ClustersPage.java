package dev.pilothouse.ui.cluster;

import dev.pilothouse.environment.EnvironmentChoices;
import dev.pilothouse.kubeconfig.ContextEdits;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Page;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;

/** All ways into clusters that this computer knows, what is wrong with those that are shut, and what each one is to the person. */
public final class ClustersPage implements Page {

    private final ClustersViewModel model;
    private final ClustersView view;

    /**
     * @param edits absent where kubeconfigs cannot be edited
     * @param opened shows the cluster of a session that was opened here
     */
    public ClustersPage(
            Sessions sessions, EnvironmentChoices choices, Optional<ContextEdits> edits, Fx fx, Language language, Consumer<Session> opened) {
        model = new ClustersViewModel(sessions, choices, edits, fx, opened);
        view = new ClustersView(model, language);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        model.start();
    }

    @Override
    public void hidden() {
        model.stop();
    }

    @Override
    public void close() {
        model.close();
    }
}
