package dev.pilothouse.ui.cluster;

import dev.pilothouse.environment.EnvironmentChoices;
import dev.pilothouse.kubeconfig.ContextEdits;
import dev.pilothouse.local.Playgrounds;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Page;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;

/** All ways into clusters that this computer knows, what is wrong with those that are shut, and what each one is to the person. */
public final class ClustersPage implements Page {

    /**
     * What the page needs to make, keep and end playgrounds.
     *
     * @param terminal opens a terminal window in which kubectl finds that kubeconfig
     * @param disconnect closes the session of a context, if one is open
     */
    public record PlaygroundTools(Playgrounds playgrounds, FileDialogs files, Consumer<Path> terminal, Consumer<String> disconnect) {}

    private final ClustersViewModel model;
    private final ClustersView view;

    /**
     * @param edits absent where kubeconfigs cannot be edited
     * @param playgrounds absent where none can be made
     * @param newKind begins the design of a kind cluster
     * @param opened shows the cluster of a session that was opened here
     */
    public ClustersPage(
            Sessions sessions,
            EnvironmentChoices choices,
            Optional<ContextEdits> edits,
            Optional<PlaygroundTools> playgrounds,
            Runnable newKind,
            Fx fx,
            Language language,
            Consumer<Session> opened) {
        model = new ClustersViewModel(sessions, choices, edits, playgrounds, fx, opened);
        view = new ClustersView(model, language, newKind);
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
