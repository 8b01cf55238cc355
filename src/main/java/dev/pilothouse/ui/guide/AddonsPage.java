package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Journal;
import dev.pilothouse.guide.addon.Web;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import javafx.scene.Node;

/** What can be added to the open cluster as a whole, how much of it is there, and whether it works. */
public final class AddonsPage implements Page {

    private final AddonsViewModel model;
    private final AddonsView view;

    /**
     * @param namespace for objects that name none
     */
    public AddonsPage(
            Session session, Journal journal, String namespace, Web web, FileDialogs files, Navigator navigator, Fx fx, Language language) {
        model = new AddonsViewModel(session, journal, namespace, web, fx);
        view = new AddonsView(model, language, new AddonsView.Ways(
                () -> files.open(FileDialogs.Type.YAML).ifPresent(model::open),
                draft -> navigator.go(new Place.Review(draft)),
                text -> navigator.go(new Place.ApplyYaml(text)),
                refs -> navigator.go(new Place.Delete(refs)),
                ref -> navigator.go(new Place.Rollout(ref))));
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        model.start();
        view.focusList();
    }

    @Override
    public void hidden() {
        model.close();
    }

    @Override
    public void readAgain() {
        model.read();
    }

    @Override
    public void close() {
        model.close();
    }
}
