package dev.pilothouse.ui.timeline;

import dev.pilothouse.change.Journal;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Scope;
import dev.pilothouse.ui.navigation.LivePage;
import dev.pilothouse.ui.navigation.Navigator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** What happened in the chosen namespaces, or to one object, along time. */
public final class TimelinePage implements LivePage {

    private final TimelineViewModel model;
    private final TimelineView view;
    private final List<Command> commands;

    /** @param about the object that it is about and what it made; empty for everything */
    public TimelinePage(
            Session session, Journal journal, ObservableValue<Set<String>> namespaces, Optional<ResourceRef> about, Navigator navigator, Fx fx, Language language) {
        model = new TimelineViewModel(session, journal, namespaces, about, fx);
        view = new TimelineView(model, language, navigator::go);
        commands = List.of(
                command("time.list", "timeline.command.list", Icons.TIMELINE, "L", view::toggleList),
                command("time.undo", "timeline.undo", Icons.UNDO, "U", view::undoChosen),
                command("time.filter", "timeline.command.filter", Icons.FILTER, "Slash", view::focusFilter),
                command("time.zoom-in", "timeline.command.zoom-in", Icons.ADD, "Plus", () -> zoom(0.5)),
                command("time.zoom-out", "timeline.command.zoom-out", Icons.REMOVE, "Minus", () -> zoom(2)),
                command("time.earlier", "timeline.command.earlier", Icons.BACK, "Shift+Left", () -> model.move(-0.25)),
                command("time.later", "timeline.command.later", Icons.FORWARD, "Shift+Right", () -> model.move(0.25)),
                command("time.all", "timeline.show-all", Icons.EXPAND, "0", view::showAll));
    }

    private static Command command(String id, String title, String icon, String keys, Runnable action) {
        return new Command(id, title, icon, keys, Scope.LIST, Command.ALWAYS, action);
    }

    /** Around what is chosen; else around now, or the middle of another time. */
    private void zoom(double factor) {
        model.pictureProperty().get().ifPresent(picture -> {
            long otherwise = model.follows() ? model.now() : (picture.axis().from() + picture.axis().until()) / 2;
            model.zoom(factor, view.moment().filter(moment -> picture.axis().shows(moment, moment)).orElse(otherwise));
        });
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public List<Command> commands() {
        return commands;
    }
}
