package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Journal;
import dev.pilothouse.guide.RegistryDoor;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.util.List;
import javafx.scene.Node;

/** The keys of a Secret or ConfigMap, as what they are. */
public final class KeysPage implements Page {

    private final KeysViewModel model;
    private final KeysView view;
    private final Subscription applied;
    private final Subscription sent;

    /**
     * What is edited, where.
     *
     * @param environment what the session's cluster is to its people
     * @param namespace where a new object goes
     * @param door where logins of registries can be tried
     */
    public record Setting(Session session, Journal journal, EnvironmentStyle environment, Place.Keys place, String namespace, RegistryDoor door) {}

    /**
     * @param close leaves the page
     */
    public KeysPage(Setting setting, UnsentEdit unsent, Navigator navigator, FileDialogs files, Runnable close, Fx fx, Language language) {
        Place.Keys place = setting.place();
        ResourceRef ref = place.ref().orElse(new ResourceRef(place.kind(), setting.namespace(), ""));
        model = new KeysViewModel(setting.session(), ref, place.ref().isEmpty(), unsent, fx, draft -> navigator.go(new Place.Review(draft, place)));
        KeyTools tools = new KeyTools(model, language, new KeyFiles(files, fx, model), new KeyClipboard(fx), new LoginTrial(setting.door(), fx));
        view = new KeysView(tools, setting.session().context().name(), setting.environment(), close);
        applied = setting.journal().onAdd(receipt -> fx.later(() -> model.applied(receipt)));
        sent = unsent.onSent(model::sent);
        model.start();
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public List<Command> commands() {
        return model.isSecret()
                ? List.of(
                        new Command("keys.reveal", "guide.keys.command-reveal", Icons.REVEAL, "Shortcut+Shift+R", Command.Scope.ANYWHERE, Command.ALWAYS, view::revealFocused),
                        new Command("keys.hide", "guide.keys.command-hide", Icons.HIDE, "", Command.Scope.ANYWHERE, Command.ALWAYS, model::hideAll))
                : List.of();
    }

    @Override
    public void shown() {
        view.focusFirst();
    }

    @Override
    public void hidden() {
        model.hideAll();
    }

    @Override
    public void close() {
        applied.close();
        sent.close();
        model.close();
    }
}
