package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Availability;
import dev.pilothouse.ui.navigation.Command.Scope;
import dev.pilothouse.ui.navigation.Place;
import java.util.List;
import java.util.function.Predicate;

/** What can be done on the map beside what its own keys do: palette and sheet of keys read this list. */
final class MapCommands {

    private final TopologyView view;
    private final BoxDeeds deeds;

    MapCommands(TopologyView view, BoxDeeds deeds) {
        this.view = view;
        this.deeds = deeds;
    }

    List<Command> all() {
        return List.of(
                always("map.find", "topology.command.find", Icons.SEARCH, "Slash", view::focusSearch),
                always("map.list", "topology.command.list", "mdi2f-format-list-bulleted", "T", view::toggleList),
                always("map.hidden", "topology.command.hidden", Icons.REVEAL, "H", view::toggleHidden),
                always("map.request", "topology.request", TopologyView.WAY, "", view::askRequest),
                always("map.fit", "topology.zoom.fit", MapFooter.FIT, "", () -> view.map().fit()),
                ofBox("map.open", "topology.do.open", Icons.FORWARD, "", box -> true, deeds::open),
                ofBox("map.logs", "topology.do.logs", Icons.LOGS, "L", MapCommands::writesLogs, deeds::logs),
                ofBox("map.probes", "topology.do.probes", Icons.PROBES, "B", box -> box.ref().filter(BoxDeeds::isProbed).isPresent(), deeds::probes),
                ofBox("map.unfold", "topology.command.unfold", Icons.EXPAND, "Shift+E", deeds::opens, deeds::unfold),
                ofBox("map.pin", "topology.command.pin", Icons.PIN, "Shift+P", box -> box.ref().isPresent(), box -> box.ref().ifPresent(deeds::pin)),
                always("map.png", "topology.save.png", Icons.DOWNLOAD, "", view::savePng),
                always("map.svg", "topology.save.svg", Icons.DOWNLOAD, "", view::saveSvg));
    }

    private static boolean writesLogs(Box box) {
        return box.ref().filter(ref -> Place.Logs.takes(ref.kind())).isPresent();
    }

    private static Command always(String id, String title, String icon, String keys, Runnable action) {
        return new Command(id, title, icon, keys, Scope.LIST, Command.ALWAYS, action);
    }

    private Command ofBox(String id, String title, String icon, String keys, Predicate<Box> fits, java.util.function.Consumer<Box> action) {
        return new Command(id, title, icon, keys, Scope.LIST, () -> availability(fits), () -> view.map().chosen().ifPresent(action));
    }

    private Availability availability(Predicate<Box> fits) {
        return view.map().chosen()
                .<Availability>map(box -> fits.test(box) ? new Availability.On() : new Availability.Off("topology.off.not-this", List.of()))
                .orElseGet(() -> new Availability.Off("topology.off.nothing", List.of()));
    }
}
