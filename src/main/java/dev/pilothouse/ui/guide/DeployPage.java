package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.deploy.DeployGuide;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import java.util.Optional;
import javafx.scene.Node;

/** Where a deployment begins. */
public final class DeployPage implements Page {

    private final DeployViewModel model;
    private final DeployView view;

    /**
     * @param namespace where new objects go
     * @param context name of the cluster's context
     */
    public DeployPage(String namespace, String context, FileDialogs files, Navigator navigator, Fx fx, Language language) {
        model = new DeployViewModel(namespace, fx, text -> navigator.go(new Place.Guide(new DeployGuide().id(), Optional.empty(), text)));
        view = new DeployView(model, context, language, () -> files.open(FileDialogs.Type.YAML).ifPresent(model::open));
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        view.focusImage();
    }

    @Override
    public void close() {
        model.close();
    }
}
