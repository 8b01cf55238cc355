package dev.pilothouse.ui.creating;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.Creation;
import dev.pilothouse.local.Creations;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.words.Words;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.scene.Node;

/** A cluster of kind that is being made. Leaving the page changes nothing about it. */
public final class CreatingPage implements Page {

    /**
     * What the page needs of the world.
     *
     * @param open looks at a cluster that is ready
     * @param change goes back to the blueprint
     * @param leave goes to where the person was before
     */
    public record Setting(Creations creations, Consumer<LocalCluster> open, Consumer<Blueprint> change, Runnable leave) {}

    private final CreatingViewModel model;
    private final CreatingView view;

    public CreatingPage(Creation creation, Setting setting, Fx fx, Language language) {
        model = new CreatingViewModel(creation, setting.creations(), fx, InstantSource.system(), setting.open());
        view = new CreatingView(model, language, () -> setting.change().accept(model.blueprint()), setting.leave());
    }

    /** Returns in words what a creation is at; empty before its first step. */
    public static String step(Creation creation, Words words) {
        return creation.step().map(step -> StepWords.title(words, step)).orElse("");
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
    public void close() {
        model.close();
    }
}
