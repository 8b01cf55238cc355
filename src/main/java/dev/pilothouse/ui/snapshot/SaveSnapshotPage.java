package dev.pilothouse.ui.snapshot;

import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import java.util.Set;
import javafx.scene.Node;

/** The drawer that saves the objects of the open cluster to a file. */
public final class SaveSnapshotPage implements Page {

    private final SaveSnapshotViewModel model;
    private final SaveSnapshotView view;

    /**
     * @param namespaces those that the window shows, empty for all
     */
    public SaveSnapshotPage(
            Session session, EnvironmentStyle environment, Set<String> namespaces, FileDialogs files, Navigator navigator, Fx fx, Language language) {
        model = new SaveSnapshotViewModel(session, namespaces, fx);
        Runnable save = () -> files.save(FileDialogs.Type.OBJECTS, session.context().name().replaceAll("[^A-Za-z0-9._-]", "-") + ".yaml.gz")
                .ifPresent(model::save);
        view = new SaveSnapshotView(model, environment, language, save, navigator::closeDrawer);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        view.focusMain();
    }

    @Override
    public void close() {
        model.close();
    }
}
