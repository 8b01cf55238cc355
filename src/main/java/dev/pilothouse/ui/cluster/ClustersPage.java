package dev.pilothouse.ui.cluster;

import dev.pilothouse.environment.EnvironmentChoices;
import dev.pilothouse.kubeconfig.ContextEdits;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Playgrounds;
import dev.pilothouse.local.Provider;
import dev.pilothouse.local.SimpleClusters;
import dev.pilothouse.local.Upkeep;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.LivePage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;

/** All ways into clusters that this computer knows, what is wrong with those that are shut, and what each one is to the person. */
public final class ClustersPage implements LivePage {

    /**
     * What the page needs to make, keep and end playgrounds.
     *
     * @param terminal opens a terminal window in which kubectl finds that kubeconfig
     * @param disconnect closes the session of a context, if one is open
     */
    public record PlaygroundTools(Playgrounds playgrounds, FileDialogs files, Consumer<Path> terminal, Consumer<String> disconnect) {}

    /**
     * What the page needs to look after clusters of this computer that are made of machines.
     *
     * @param providers of all clusters on this computer
     * @param terminal opens a terminal window that runs those words
     * @param disconnect closes the session of a context, if one is open
     * @param kubeconfig the person's own file
     */
    public record LocalTools(
            List<Provider> providers, Upkeep upkeep, FileDialogs files, Consumer<List<String>> terminal, Consumer<String> disconnect, Path kubeconfig) {

        /** Returns those that another tool stands for. */
        List<SimpleClusters> simple() {
            return providers.stream().filter(SimpleClusters.class::isInstance).map(SimpleClusters.class::cast).toList();
        }

        Provider provider(LocalCluster cluster) {
            return providers.stream().filter(provider -> provider.id().equals(cluster.provider())).findFirst().orElseThrow();
        }
    }

    /**
     * Where the page leads.
     *
     * @param newKind begins the design of a kind cluster
     * @param saveSnapshot saves the objects of the cluster of a context to a file
     * @param restoreSnapshot restores such a file into it
     */
    public record Ways(Runnable newKind, Consumer<String> saveSnapshot, Consumer<String> restoreSnapshot) {}

    private final ClustersViewModel model;
    private final ClustersView view;

    /**
     * @param edits absent where kubeconfigs cannot be edited
     * @param playgrounds absent where none can be made
     * @param local absent where no cluster of this computer can be looked after
     * @param opened shows the cluster of a session that was opened here
     */
    public ClustersPage(
            Sessions sessions,
            EnvironmentChoices choices,
            Optional<ContextEdits> edits,
            Optional<PlaygroundTools> playgrounds,
            Optional<LocalTools> local,
            Ways ways,
            Fx fx,
            Language language,
            Consumer<Session> opened) {
        model = new ClustersViewModel(sessions, choices, edits, playgrounds, local, fx, opened);
        view = new ClustersView(model, language, ways);
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
