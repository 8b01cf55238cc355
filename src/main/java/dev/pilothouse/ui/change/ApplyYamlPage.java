package dev.pilothouse.ui.change;

import dev.pilothouse.change.Journal;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.util.List;
import javafx.scene.Node;

/** Documents pasted or opened from a file, on their way to the review. */
public final class ApplyYamlPage implements Page {

    private final ApplyYamlViewModel model;
    private final YamlHelpViewModel help;
    private final ApplyYamlView view;

    /** Makes the page that changes an object of the cluster. */
    public ApplyYamlPage(
            Session session, Journal journal, UnsentEdit edit, FileDialogs files, ResourceRef ref, Navigator navigator, Fx fx, Language language) {
        this(session, journal, edit, files, new Place.EditYaml(ref), navigator, fx, language);
        model.edit(ref);
    }

    /**
     * @param text what to start with, beneath what was typed last and not applied
     */
    public ApplyYamlPage(
            Session session,
            Journal journal,
            UnsentEdit edit,
            FileDialogs files,
            String text,
            Navigator navigator,
            Fx fx,
            Language language) {
        this(session, journal, edit, files, new Place.ApplyYaml(""), navigator, fx, language);
        model.start(text);
    }

    private ApplyYamlPage(
            Session session, Journal journal, UnsentEdit edit, FileDialogs files, Place place, Navigator navigator, Fx fx, Language language) {
        help = new YamlHelpViewModel(session, fx);
        model = new ApplyYamlViewModel(session, journal, edit, fx);
        Runnable open = () -> files.open(FileDialogs.Type.YAML).ifPresent(model::open);
        Runnable review = () -> model.review(draft -> navigator.go(new Place.Review(draft, place)));
        view = new ApplyYamlView(model, help, language, open, review);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        view.focusText();
    }

    @Override
    public List<Command> commands() {
        return view.commands();
    }

    @Override
    public void close() {
        model.close();
        help.close();
    }
}
