package dev.pilothouse.ui.shell;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Row;
import dev.pilothouse.ui.kit.HealthLabel;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.KindNames;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Availability;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.palette.PalettePage.Entry;
import dev.pilothouse.ui.palette.PalettePage.Group;
import dev.pilothouse.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Gathers what the palette can find now: all of it is in memory, nothing is asked of a server. What drawer and table both offer is named
 * once, where it is possible.
 */
final class PaletteEntries implements Supplier<List<Entry>> {

    private final Workspace workspace;
    private final Language language;
    private final Navigator navigator;
    private final Supplier<List<Command>> commands;
    private final boolean mac;
    private final Words english = new Words(Locale.ENGLISH);
    private final Words chinese = new Words(Locale.SIMPLIFIED_CHINESE);

    PaletteEntries(Workspace workspace, Language language, Navigator navigator, Supplier<List<Command>> commands, boolean mac) {
        this.workspace = workspace;
        this.language = language;
        this.navigator = navigator;
        this.commands = commands;
        this.mac = mac;
    }

    @Override
    public List<Entry> get() {
        List<Entry> all = new ArrayList<>();
        List<Entry> deeds = commands.get().stream()
                .filter(command -> !command.id().startsWith("rail.") && !command.id().equals("palette.open"))
                .map(this::command)
                .toList();
        Set<String> possible = deeds.stream().filter(deed -> deed.off().isEmpty()).map(Entry::title).collect(Collectors.toSet());
        deeds.stream().filter(deed -> deed.off().isEmpty() || !possible.contains(deed.title())).forEach(all::add);
        workspace.catalogProperty().get().offers().stream()
                .filter(offer -> offer.can("list"))
                .forEach(offer -> all.add(kind(offer)));
        workspace.contexts().stream().filter(context -> !context.broken()).forEach(context -> all.add(context(context)));
        if (workspace.knownNamespacesProperty().get() instanceof Workspace.NamespaceList.Known(List<String> names)) {
            names.forEach(name -> all.add(namespace(name)));
        }
        workspace.session().ifPresent(session -> session.live().known(row -> all.add(object(row))));
        return all;
    }

    private Entry command(Command command) {
        Words words = language.words();
        String off = switch (command.availability().get()) {
            case Availability.On() -> "";
            case Availability.Off(String reason, List<String> args) -> words.say(reason, args.toArray());
        };
        String keys = command.shortcut().isEmpty() ? "" : String.join(" ", Shortcut.parse(command.shortcut()).caps(mac));
        List<String> bothLanguages = List.of(english.say(command.titleKey()), chinese.say(command.titleKey()));
        return new Entry(
                command.id(), Group.COMMANDS, command.icon(), words.say(command.titleKey()), "", bothLanguages, keys, off, command.action());
    }

    private Entry kind(Catalog.Offer offer) {
        Kind kind = offer.kind();
        List<String> names = new ArrayList<>(offer.shortNames());
        names.add(kind.name());
        names.add(kind.plural());
        names.add(KindNames.plural(english, kind));
        names.add(KindNames.plural(chinese, kind));
        String context = kind.group().isEmpty() ? String.join(", ", offer.shortNames()) : kind.apiVersion();
        return new Entry(
                "kind." + kind.qualifiedPlural(),
                Group.KINDS,
                KindIcons.of(kind),
                KindNames.plural(language.words(), kind),
                context,
                List.copyOf(names),
                "",
                "",
                () -> navigator.go(new Place.Browse(kind, "")));
    }

    private Entry context(Context context) {
        return new Entry(
                "context." + context.name(),
                Group.CLUSTERS,
                "mdi2s-server-network",
                context.name(),
                context.server(),
                List.of(context.cluster()),
                "",
                "",
                () -> workspace.open(context.name()));
    }

    private Entry namespace(String name) {
        return new Entry(
                "namespace." + name,
                Group.NAMESPACES,
                Icons.NAMESPACE,
                name,
                language.words().say("shell.top.namespace"),
                List.of(),
                "",
                "",
                () -> workspace.choose(Set.of(name)));
    }

    private Entry object(Row row) {
        String health = HealthLabel.word(row.health(), language.words());
        String where = row.namespace().isEmpty() ? row.ref().kind().name() : row.ref().kind().name() + ", " + row.namespace();
        return new Entry(
                "object." + row.uid(),
                Group.OBJECTS,
                KindIcons.of(row.ref().kind()),
                row.name(),
                where + ", " + health,
                List.of(),
                "",
                "",
                () -> navigator.go(new Place.Detail(row.ref())));
    }
}
