package dev.pilothouse.ui.browse;

import dev.pilothouse.guide.Guides;
import dev.pilothouse.guide.engine.RunDeed;
import dev.pilothouse.guide.probe.ProbedContainer;
import dev.pilothouse.kinds.ContainerState;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Row;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Availability;
import dev.pilothouse.ui.navigation.Command.Scope;
import dev.pilothouse.ui.navigation.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The commands of a table of objects, as data for menu, palette, keys and their sheet. */
final class BrowseCommands {

    private static final Set<String> SCALABLE = Set.of("deployments.apps", "statefulsets.apps", "replicasets.apps");

    private final BrowseViewModel model;
    private final BrowseDeeds deeds;
    private final Runnable toFilter;

    BrowseCommands(BrowseViewModel model, BrowseDeeds deeds, Runnable toFilter) {
        this.model = model;
        this.deeds = deeds;
        this.toFilter = toFilter;
    }

    List<Command> all() {
        Kind kind = model.kind();
        return EngineKinds.is(kind) ? ofEngine(kind) : ofKubernetes(kind);
    }

    /** A container engine has no namespaces, no owners and no events that it keeps. */
    private List<Command> ofEngine(Kind kind) {
        List<Command> all = new ArrayList<>(List.of(
                command("row.open", "browse.command.open", Icons.EXPAND, "Enter", this::one, deeds::open),
                command("row.peek", "browse.command.peek", Icons.REVEAL, "Space", this::one, deeds::peek),
                command("row.yaml", "browse.command.yaml", Icons.YAML, "Y", this::one, deeds::yaml)));
        if (Place.Files.takes(kind)) {
            all.add(command("row.files", "browse.command.files", Icons.FOLDER, "", this::one, deeds::files));
        }
        if (Place.Logs.takes(kind)) {
            all.add(command("row.logs", "browse.command.logs", Icons.LOGS, "L", this::one, deeds::logs));
        }
        if (Place.Run.takes(kind)) {
            all.add(run(RunDeed.START, Icons.START, "S"));
            all.add(run(RunDeed.STOP, Icons.STOP, "T"));
            all.add(run(RunDeed.RESTART, Icons.RESTART, "R"));
            all.add(run(RunDeed.PAUSE, Icons.PAUSE, "P"));
            all.add(run(RunDeed.RESUME, Icons.START, "U"));
            all.addAll(terminals(kind));
        }
        all.addAll(List.of(
                command("row.map", "browse.command.map", Icons.TOPOLOGY, "M", this::one, deeds::map),
                command("row.copy-rows", "browse.command.copy-rows", Icons.COPY, "Shortcut+C", this::some, deeds::copyRows),
                command("row.copy-names", "browse.command.copy-names", Icons.COPY, "Shortcut+Shift+C", this::some, deeds::copyNames),
                command("row.delete", "browse.command.remove", Icons.DELETE, "Delete", this::some, deeds::delete),
                command("row.filter", "browse.command.filter", Icons.FILTER, "Slash", Command.ALWAYS, toFilter)));
        return all;
    }

    private Command run(RunDeed deed, String icon, String keys) {
        return command("row.container-" + deed.word(), "browse.command.container." + deed.word(), icon, keys, () -> runs(deed), () -> deeds.run(deed));
    }

    /** On while it does something to any of the selected containers. */
    private Availability runs(RunDeed deed) {
        List<Row> rows = model.selectionProperty().get();
        if (rows.isEmpty()) {
            return off("browse.off.nothing");
        }
        boolean any = rows.stream().anyMatch(row -> deed.fits(ContainerState.wanted(row.health())));
        return any ? new Availability.On() : off("browse.off.container." + deed.word());
    }

    private List<Command> ofKubernetes(Kind kind) {
        boolean keyed = Place.Keys.takes(kind);
        List<Command> all = new ArrayList<>(List.of(
                command("row.open", "browse.command.open", Icons.EXPAND, "Enter", this::one, deeds::open),
                command("row.peek", "browse.command.peek", Icons.REVEAL, "Space", this::one, deeds::peek),
                command("row.logs", "browse.command.logs", Icons.LOGS, "L", () -> logs(kind), deeds::logs)));
        all.addAll(terminals(kind));
        all.addAll(List.of(
                command("row.yaml", "browse.command.yaml", Icons.YAML, "Y", this::one, deeds::yaml),
                command("row.edit", "browse.command.edit", Icons.EDIT, keyed ? "Shift+E" : "E", this::one, deeds::edit),
                command("row.scale", "browse.command.scale", Icons.SCALE, "S", () -> scale(kind), deeds::scale),
                command("row.rollout", "browse.command.rollout", Icons.ROLLOUT, "R", () -> rollout(kind), deeds::rollout),
                command("row.probes", "browse.command.probes", Icons.PROBES, "B", () -> probes(kind), deeds::probes),
                command("row.forward", "browse.command.forward", Icons.PORT_FORWARD, "F", () -> forwards(kind), deeds::forward),
                command("row.files", "browse.command.files", Icons.FOLDER, "", () -> files(kind), deeds::files),
                command("row.owner", "browse.command.owner", Icons.SOMEONE_ELSE, "O", this::owned, deeds::owner),
                command("row.events", "browse.command.events", "mdi2t-timeline-text-outline", "V", this::one, deeds::events),
                command("row.namespace", "browse.command.namespace", "mdi2s-shape-outline", "N", () -> namespaced(kind), deeds::namespaceOfRow),
                command("list.across", "browse.command.across", Icons.COLUMNS, "", Command.ALWAYS, deeds::across),
                command("row.map", "browse.command.map", Icons.TOPOLOGY, "M", this::one, deeds::map),
                command("row.copy-rows", "browse.command.copy-rows", Icons.COPY, "Shortcut+C", this::some, deeds::copyRows),
                command("row.copy-names", "browse.command.copy-names", Icons.COPY, "Shortcut+Shift+C", this::some, deeds::copyNames),
                command("row.delete", "browse.command.delete", Icons.DELETE, "Delete", this::some, deeds::delete),
                command("row.filter", "browse.command.filter", Icons.FILTER, "Slash", Command.ALWAYS, toFilter)));
        if (keyed) {
            all.add(command("row.keys", "browse.command.keys", "mdi2k-key-outline", "E", this::one, deeds::keys));
        }
        Guides.making(kind).forEach(guide -> all.add(
                command("list.new." + guide.id(), guide.newKey(), Icons.ADD, "", Command.ALWAYS, () -> deeds.make(guide.id()))));
        Guides.fitting(kind).forEach(guide -> all.add(
                command("row.guide." + guide.id(), guide.key(), guide.icon(), "", this::one, () -> deeds.guide(guide.id()))));
        if (kind.qualifiedPlural().equals("nodes")) {
            all.add(command("row.cordon", "browse.command.cordon", Icons.CORDON, "", this::one, deeds::cordon));
            all.add(command("row.drain", "browse.command.drain", Icons.DRAIN, "", this::one, deeds::drain));
        }
        if (deeds.breakable()) {
            all.add(command("row.break", "browse.command.break", Icons.BREAK, "", this::one, deeds::breakIt));
        }
        return all;
    }

    private List<Command> terminals(Kind kind) {
        return List.of(
                command("row.shell", "browse.command.shell", Icons.SHELL, "X", () -> shell(kind), deeds::shell),
                command("row.attach", "browse.command.attach", Icons.COMMAND_LINE, "Shift+X", () -> shell(kind), deeds::attach));
    }

    private Availability shell(Kind kind) {
        return Place.Terminal.takes(kind) ? one() : off("browse.off.no-shell");
    }

    private static Command command(
            String id, String title, String icon, String keys, Supplier<Availability> availability, Runnable action) {
        return new Command(id, title, icon, keys, Scope.LIST, availability, action);
    }

    private Availability one() {
        return switch (model.selectionProperty().get().size()) {
            case 0 -> off("browse.off.nothing");
            case 1 -> new Availability.On();
            default -> off("browse.off.several");
        };
    }

    private Availability some() {
        return model.selectionProperty().get().isEmpty() ? off("browse.off.nothing") : new Availability.On();
    }

    private Availability scale(Kind kind) {
        return SCALABLE.contains(kind.qualifiedPlural()) ? some() : off("browse.off.not-scalable");
    }

    private Availability logs(Kind kind) {
        return Place.Logs.takes(kind) ? one() : off("browse.off.no-logs");
    }

    private Availability rollout(Kind kind) {
        return Place.Rollout.takes(kind) ? one() : off("browse.off.no-rollout");
    }

    private Availability probes(Kind kind) {
        return ProbedContainer.fits(kind) ? one() : off("browse.off.not-probed");
    }

    private Availability forwards(Kind kind) {
        return Place.Forward.takes(kind) ? one() : off("browse.off.no-ports");
    }

    private Availability files(Kind kind) {
        return Place.Files.takes(kind) ? one() : off("browse.off.no-files");
    }

    private Availability namespaced(Kind kind) {
        return kind.namespaced() ? one() : off("browse.off.no-namespace");
    }

    private Availability owned() {
        List<Row> rows = model.selectionProperty().get();
        return rows.size() == 1 && rows.getFirst().owner() == null ? off("browse.off.no-owner") : one();
    }

    private static Availability off(String reason) {
        return new Availability.Off(reason, List.of());
    }
}
