package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.KindClusters;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** The design of a kind cluster, from a first idea to the point where it can be created. */
public final class DesignerPage implements Page {

    /**
     * What the page needs of the world.
     *
     * @param create goes on to the creation
     * @param read shows a page of the web
     * @param leave goes back to where the person was
     */
    public record Setting(KindClusters clusters, Consumer<Blueprint> create, Consumer<URI> read, Runnable leave) {}

    private final DesignerViewModel model;
    private final DesignerView view;

    public DesignerPage(Place.Designer place, Setting setting, UnsentEdit unsent, FileDialogs files, Fx fx, Language language) {
        Blueprint start = place.text().isEmpty() ? Blueprint.of("") : Blueprint.of(place.text());
        model = new DesignerViewModel(start, setting.clusters()::preflight, unsent, fx, setting.create());
        DesignerView.Helpers helpers = new DesignerView.Helpers(List::of, files::folder, () -> {}, () -> {}, setting.read(), setting.leave());
        view = new DesignerView(model, language, helpers, new Region());
        model.start();
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        model.shown();
        view.focusFirst();
    }

    @Override
    public void hidden() {
        model.hidden();
    }

    @Override
    public void readAgain() {
        model.preflight().again();
    }

    @Override
    public void close() {
        model.close();
    }
}
