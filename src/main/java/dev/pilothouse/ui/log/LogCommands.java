package dev.pilothouse.ui.log;

import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Availability;
import dev.pilothouse.ui.navigation.Command.Scope;
import java.util.List;
import java.util.function.Supplier;

/** What can be done in a log, as data for its menu, the palette, the keys and their sheet. */
final class LogCommands {

    private final LogViewModel model;
    private final LogDeeds deeds;
    private final Supplier<Availability> selected;

    LogCommands(LogViewModel model, LogDeeds deeds) {
        this.model = model;
        this.deeds = deeds;
        selected = () -> onlyIf(deeds.anySelected(), "log-view.off.nothing");
    }

    /**
     * @param find opens the search
     * @param toFilter puts the focus into the filter
     */
    List<Command> all(Runnable find, Runnable toFilter) {
        LinesModel lines = model.lines();
        return List.of(
                command("logs.copy", "log-view.command.copy", Icons.COPY, "Shortcut+C", selected, deeds::copy),
                command("logs.context", "log-view.command.context", Icons.EXPAND, "Enter", selected, deeds::context),
                command("logs.mark", "log-view.command.mark", Icons.PIN, "M", selected, lines::toggleMark),
                command("logs.next-mark", "log-view.command.next-mark", Icons.NEXT, "F2", this::marked, () -> lines.toMark(true)),
                command("logs.previous-mark", "log-view.command.previous-mark", Icons.PREVIOUS, "Shift+F2", this::marked, () -> lines.toMark(false)),
                command("logs.pod", "log-view.command.pod", "mdi2c-cube-outline", "O", selected, deeds::openPod),
                command("logs.probes", "log-view.command.probes", Icons.PROBES, "B", this::probed, deeds::probes),
                command("logs.find", "log-view.command.find", Icons.SEARCH, "Shortcut+F", Command.ALWAYS, find),
                command("logs.next", "log-view.command.next", Icons.NEXT, "N", this::searching, () -> model.search().step(true)),
                command("logs.previous", "log-view.command.previous", Icons.PREVIOUS, "Shift+N", this::searching, () -> model.search().step(false)),
                command("logs.filter", "log-view.command.filter", Icons.FILTER, "Slash", Command.ALWAYS, toFilter),
                command("logs.times", "log-view.command.times", "mdi2c-clock-outline", "T", Command.ALWAYS, () -> look(look().withTimes(!look().times()))),
                command("logs.wrap", "log-view.command.wrap", Icons.WRAP, "W", Command.ALWAYS, () -> look(look().withWrap(!look().wrap()))),
                command("logs.follow", "log-view.command.follow", "mdi2a-arrow-down", "End", Command.ALWAYS, () -> lines.followingProperty().set(true)),
                command("logs.select-all", "log-view.command.select-all", Icons.CHECK, "Shortcut+A", Command.ALWAYS, lines::selectAll),
                command("logs.save", "log-view.command.save", Icons.SAVE, "Shortcut+S", Command.ALWAYS, () -> deeds.save(LogDeeds.Part.SHOWN)));
    }

    private LogLook look() {
        return model.lines().lookProperty().get();
    }

    private void look(LogLook look) {
        model.lines().lookProperty().set(look);
    }

    private Availability marked() {
        return onlyIf(model.lines().anyMarked(), "log-view.off.no-mark");
    }

    private Availability probed() {
        return deeds.probed() ? selected.get() : new Availability.Off("log-view.off.not-probed", List.of());
    }

    private Availability searching() {
        return onlyIf(!model.search().textProperty().get().isEmpty(), "log-view.off.no-search");
    }

    private static Availability onlyIf(boolean condition, String reason) {
        return condition ? new Availability.On() : new Availability.Off(reason, List.of());
    }

    private static Command command(String id, String title, String icon, String keys, Supplier<Availability> availability, Runnable action) {
        return new Command(id, title, icon, keys, Scope.LOGS, availability, action);
    }
}
