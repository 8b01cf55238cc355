package dev.pilothouse.ui.terminal;

import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Scope;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Shells and attached programs in the containers of a cluster. */
public final class TerminalPage implements Page {

    private final Open open;
    private final Place.Terminal place;
    private final TerminalsView view;

    /** The terminals that are open in a cluster; they outlive the pages that show them, and end with this. */
    public static final class Open implements AutoCloseable {
        private final TerminalsViewModel model;

        public Open(Session session, Fx fx) {
            model = new TerminalsViewModel(session, fx);
        }

        /** Where the one is that was looked at last; empty while none is open. */
        public ObservableValue<Optional<Place>> placeProperty() {
            return model.selectedProperty().map(selected -> selected.map(TerminalViewModel::place));
        }

        @Override
        public void close() {
            model.close();
        }
    }

    public TerminalPage(Open open, Place.Terminal place, EnvironmentStyle environment, Navigator navigator, Language language) {
        this.open = open;
        this.place = place;
        view = new TerminalsView(open.model, place, environment, language, navigator);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void shown() {
        open.model.show(place);
        view.follow();
    }

    @Override
    public void hidden() {
        view.leave();
    }

    @Override
    public List<Command> commands() {
        return List.of(
                command("copy", Icons.COPY, "Shortcut+Shift+C", view::copy),
                command("paste", TerminalsView.PASTE, "Shortcut+Shift+V", view::paste),
                command("find", Icons.SEARCH, "Shortcut+Shift+F", view::find),
                command("clear", Icons.PRUNE, "Shortcut+Shift+X", view::clear),
                command("select-all", "mdi2s-select-all", "Shortcut+Shift+A", view::selectAll),
                command("another", Icons.ADD, "Shortcut+Shift+T", view::another),
                command("close", Icons.CLOSE, "Shortcut+Shift+W", view::closeCurrent),
                command("next", Icons.FORWARD, "Shortcut+Page Down", () -> open.model.step(1)),
                command("previous", Icons.BACK, "Shortcut+Page Up", () -> open.model.step(-1)));
    }

    private static Command command(String id, String icon, String shortcut, Runnable action) {
        return new Command("terminal." + id, "terminal.command." + id, icon, shortcut, Scope.ANYWHERE, Command.ALWAYS, action);
    }
}
