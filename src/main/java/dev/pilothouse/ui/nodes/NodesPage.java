package dev.pilothouse.ui.nodes;

import dev.pilothouse.metric.Meter;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Availability;
import dev.pilothouse.ui.navigation.Command.Scope;
import dev.pilothouse.ui.navigation.LivePage;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.nodes.Packing.Box;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;

/** What room the nodes have, and why a pod that waits fits on none. */
public final class NodesPage implements LivePage {

    private final NodesViewModel model;
    private final NodesView view;
    private final Navigator navigator;

    public NodesPage(Session session, Meter meter, Navigator navigator, Fx fx, Language language) {
        this.navigator = navigator;
        model = new NodesViewModel(session, meter, fx);
        view = new NodesView(model, language, navigator::go);
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
        return List.of(
                command("nodes.open-node", Icons.EXPAND, "Enter", () -> view.chosen().ifPresent(box -> navigator.go(new Place.Detail(box.node().ref())))),
                command("nodes.suppose.emptied", Icons.DRAIN, "D", () -> model.empty(view.chosen().map(Box::node))),
                command("nodes.suppose.another", Icons.ADD, "W", () -> model.addNode(view.chosen())),
                new Command("nodes.find", "nodes.find", Icons.FILTER, "Slash", Scope.LIST, Command.ALWAYS, view::focusFind));
    }

    private Command command(String titleKey, String icon, String keys, Runnable action) {
        Supplier<Availability> one = () ->
                view.chosen().filter(box -> !box.supposed()).isPresent() ? new Availability.On() : new Availability.Off("nodes.off.nothing", List.of());
        return new Command(titleKey, titleKey, icon, keys, Scope.LIST, one, action);
    }
}
