package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.Blueprints;
import dev.pilothouse.local.KindClusters;
import dev.pilothouse.local.Preset;
import dev.pilothouse.local.UsualTimes;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;

/** The design of a kind cluster, from a first idea to the point where it can be created. */
public final class DesignerPage implements Page {

    /** What a design begins with when nothing else is said. */
    static final Preset FIRST = Preset.THREE_WORKERS;

    /**
     * What the page needs of the world.
     *
     * @param kept the blueprints that the person keeps
     * @param sessions clusters that a design can resemble
     * @param usual how long steps take here
     * @param create goes on to the creation
     * @param read shows a page of the web
     * @param leave goes back to where the person was
     */
    public record Setting(
            KindClusters clusters,
            Blueprints kept,
            Sessions sessions,
            UsualTimes usual,
            Consumer<Blueprint> create,
            Consumer<URI> read,
            Runnable leave) {}

    private final DesignerViewModel model;
    private final StartsViewModel starts;
    private final DesignerView view;

    public DesignerPage(Place.Designer place, Setting setting, UnsentEdit unsent, FileDialogs files, Fx fx, Language language) {
        Blueprint start = place.text().isEmpty() ? FIRST.blueprint(Blueprint.DEFAULT_NAME, "") : Blueprint.of(place.text());
        model = new DesignerViewModel(start, setting.clusters()::preflight, unsent, fx, setting.create());
        starts = new StartsViewModel(setting.kept(), setting.sessions(), setting.clusters()::images, model, fx);
        view = new DesignerView(model, starts, language, new DesignerView.Helpers(files, setting.read(), new UsualTime(setting.usual())::of, setting.leave()));
        model.onCreate(starts::remember);
        model.start();
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        starts.shown();
        model.shown();
        view.focusFirst();
    }

    @Override
    public void hidden() {
        model.hidden();
    }

    @Override
    public List<Command> commands() {
        return new DesignerCommands(model).all();
    }

    @Override
    public void readAgain() {
        starts.shown();
        model.preflight().again();
    }

    @Override
    public void close() {
        model.close();
    }
}
