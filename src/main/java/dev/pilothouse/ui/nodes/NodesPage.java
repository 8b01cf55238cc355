package dev.pilothouse.ui.nodes;

import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import javafx.scene.Node;

/** What room the nodes have, and why a pod that waits fits on none. */
public final class NodesPage implements Page {

    private final NodesViewModel model;
    private final NodesView view;

    public NodesPage(Session session, Navigator navigator, Fx fx, Language language) {
        model = new NodesViewModel(session, fx);
        view = new NodesView(model, language, navigator::go);
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
    public void readAgain() {
        model.again();
    }

    @Override
    public void close() {
        model.close();
    }
}
