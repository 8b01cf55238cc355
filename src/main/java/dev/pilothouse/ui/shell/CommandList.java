package dev.pilothouse.ui.shell;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Availability;
import dev.pilothouse.ui.navigation.Command.Scope;
import dev.pilothouse.ui.navigation.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Everything that can be done from anywhere, as data: palette, keys, their sheet and the tooltips read this list. */
final class CommandList {

    /** How many clusters of the rail have a key. */
    static final int RAIL_KEYS = 9;

    /** What the shell does when a command asks for it. */
    interface Deeds {
        void go(Place place);

        void palette();

        void railCluster(int index);

        void back();

        void forward();

        void region(int step);

        void toggleSidebar();

        void changes();

        boolean simulated();

        void namespaces();

        void allNamespaces();

        void keys();

        void readAgain();

        void toggleTheme();

        void textSize(int step);

        void english();

        void chinese();

        void disconnect();

        void browse(String plural);

        boolean clusterIsOpen();

        boolean engineIsOpen();

        boolean serves(String plural);
    }

    private CommandList() {}

    /** Returns all commands of the shell, bound to what it can do. */
    static List<Command> of(Deeds deeds) {
        List<Command> all = new ArrayList<>();
        Supplier<Availability> open = onlyIf(deeds::clusterIsOpen, "shell.off.no-cluster");
        Supplier<Availability> kubernetes = () -> deeds.engineIsOpen() ? new Availability.Off("shell.off.engine", List.of()) : open.get();
        add(all, "palette.open", "shell.command.palette", Icons.SEARCH, "Shortcut+K", deeds::palette);
        add(all, "go.clusters", "shell.command.clusters", Icons.CLUSTERS, "", () -> deeds.go(new Place.Clusters()));
        add(all, "across.open", "across.title", Icons.COLUMNS, "", () -> deeds.go(new Place.Across(WellKnown.POD)));
        add(all, "kind.new", "shell.command.new-kind-cluster", Icons.ADD, "", () -> deeds.go(new Place.Designer("")));
        add(all, "go.history", "shell.command.history", Icons.HISTORY, "Shortcut+Shift+H", () -> deeds.go(new Place.History()));
        add(all, "changes.list", "shell.command.changes", Icons.CHANGES, "", deeds::changes);
        add(all, "go.settings", "shell.command.settings", Icons.SETTINGS, "Shortcut+Comma", () -> deeds.go(new Place.Settings()));
        add(all, "go.back", "shell.command.back", Icons.BACK, "Alt+Left", deeds::back);
        add(all, "go.forward", "shell.command.forward", Icons.FORWARD, "Alt+Right", deeds::forward);
        all.add(command("yaml.apply", "shell.command.apply-yaml", Icons.FROM_FILE, "Shortcut+O", Scope.ANYWHERE, kubernetes, () -> deeds.go(new Place.ApplyYaml(""))));
        all.add(command("secret.new", "shell.command.new-secret", "mdi2k-key-outline", "", Scope.ANYWHERE, kubernetes, () -> deeds.go(new Place.Keys(BuiltIn.SECRET, Optional.empty()))));
        all.add(command("config-map.new", "shell.command.new-config-map", "mdi2f-file-cog-outline", "", Scope.ANYWHERE, kubernetes, () -> deeds.go(new Place.Keys(BuiltIn.CONFIG_MAP, Optional.empty()))));
        all.add(command("deploy.start", "shell.command.deploy", Icons.DEPLOY, "Shortcut+N", Scope.ANYWHERE, kubernetes, () -> deeds.go(new Place.Deploy())));
        all.add(command("addons.open", "shell.command.addons", Icons.ADDONS, "", Scope.ANYWHERE, kubernetes, () -> deeds.go(new Place.Addons())));
        all.add(command("snapshot.save", "shell.command.save-snapshot", Icons.SAVE, "", Scope.ANYWHERE, kubernetes, () -> deeds.go(new Place.SaveSnapshot())));
        all.add(command("snapshot.restore", "shell.command.restore-snapshot", Icons.RESTORE_POINT, "", Scope.ANYWHERE, kubernetes, () -> deeds.go(new Place.RestoreSnapshot())));
        all.add(command("overview.open", "overview.title", Icons.OVERVIEW, "", Scope.ANYWHERE, kubernetes, () -> deeds.go(new Place.Overview())));
        all.add(command("topology.open", "topology.title", Icons.TOPOLOGY, "G T", Scope.LIST, open, () -> deeds.go(new Place.Topology(Optional.empty()))));
        all.add(command("nodes.open", "nodes.title", KindIcons.of(WellKnown.NODE), "", Scope.ANYWHERE, kubernetes, () -> deeds.go(new Place.Nodes())));
        all.add(command("forwards.open", "forward.title", Icons.PORT_FORWARD, "", Scope.ANYWHERE, kubernetes, () -> deeds.go(new Place.Forwards())));
        all.add(command("simulation.open", "shell.command.simulation", Icons.SIMULATED, "", Scope.ANYWHERE, onlyIf(deeds::simulated, "shell.off.not-simulated"), () -> deeds.go(new Place.Simulation())));
        all.add(command("engine.open", "shell.command.engine", Icons.ENGINE, "", Scope.ANYWHERE, onlyIf(deeds::engineIsOpen, "shell.off.not-engine"), () -> deeds.go(new Place.ContainerEngine())));
        all.add(command("namespaces.choose", "shell.command.namespaces", Icons.NAMESPACE, "Shortcut+Shift+N", Scope.ANYWHERE, kubernetes, deeds::namespaces));
        all.add(command("namespaces.all", "shell.command.all-namespaces", Icons.NAMESPACE, "", Scope.ANYWHERE, kubernetes, deeds::allNamespaces));
        all.add(command("cluster.read-again", "shell.command.read-again", Icons.REFRESH, "F5", Scope.ANYWHERE, open, deeds::readAgain));
        all.add(command("cluster.disconnect", "shell.command.disconnect", Icons.DISCONNECTED, "", Scope.ANYWHERE, open, deeds::disconnect));
        add(all, "window.sidebar", "shell.command.sidebar", Icons.SIDEBAR, "Shortcut+B", deeds::toggleSidebar);
        add(all, "window.theme", "shell.command.theme", Icons.DARK, "Shortcut+Shift+L", deeds::toggleTheme);
        add(all, "window.text-larger", "shell.command.text-larger", Icons.TEXT_LARGER, "Shortcut+Equals", () -> deeds.textSize(1));
        add(all, "window.text-smaller", "shell.command.text-smaller", Icons.TEXT_SMALLER, "Shortcut+Minus", () -> deeds.textSize(-1));
        add(all, "window.text-usual", "shell.command.text-usual", Icons.TEXT_LARGER, "Shortcut+0", () -> deeds.textSize(0));
        add(all, "window.english", "shell.command.english", Icons.LANGUAGE, "", deeds::english);
        add(all, "window.chinese", "shell.command.chinese", Icons.LANGUAGE, "", deeds::chinese);
        add(all, "window.next-region", "shell.command.next-region", Icons.KEYBOARD, "F6", () -> deeds.region(1));
        add(all, "window.previous-region", "shell.command.previous-region", Icons.KEYBOARD, "Shift+F6", () -> deeds.region(-1));
        add(all, "help.keys", "shell.command.keys", Icons.KEYBOARD, "Shortcut+Slash", deeds::keys);
        for (int i = 0; i < RAIL_KEYS; i++) {
            int index = i;
            add(all, "rail.cluster-" + (i + 1), "shell.command.rail-cluster", Icons.CLUSTERS, "Shortcut+" + (i + 1), () -> deeds.railCluster(index));
        }
        all.add(command("go.overview", "shell.command.go-overview", Icons.OVERVIEW, "G O", Scope.LIST, kubernetes, () -> deeds.go(new Place.Overview())));
        goTo(all, deeds, "nodes", "shell.command.go-nodes", "mdi2s-server", "G N");
        all.add(command("go.events", "timeline.title", Icons.TIMELINE, "G E", Scope.LIST, kubernetes, () -> deeds.go(new Place.Timeline(Optional.empty()))));
        goTo(all, deeds, "pods", "shell.command.go-pods", "mdi2c-cube-outline", "G P");
        goTo(all, deeds, "deployments", "shell.command.go-deployments", "mdi2l-layers-triple-outline", "G D");
        goTo(all, deeds, "services", "shell.command.go-services", "mdi2l-lan", "G S");
        goTo(all, deeds, "configmaps", "shell.command.go-config-maps", "mdi2f-file-cog-outline", "G C");
        goTo(all, deeds, "secrets", "shell.command.go-secrets", "mdi2k-key-outline", "G K");
        return List.copyOf(all);
    }

    private static void goTo(List<Command> all, Deeds deeds, String plural, String title, String icon, String keys) {
        Supplier<Availability> served = onlyIf(() -> deeds.serves(plural), "shell.off.not-served");
        all.add(command("go." + plural, title, icon, keys, Scope.LIST, served, () -> deeds.browse(plural)));
    }

    private static Supplier<Availability> onlyIf(BooleanSupplier condition, String reasonKey) {
        return () -> condition.getAsBoolean() ? new Availability.On() : new Availability.Off(reasonKey, List.of());
    }

    private static void add(List<Command> all, String id, String title, String icon, String keys, Runnable action) {
        all.add(command(id, title, icon, keys, Scope.ANYWHERE, Command.ALWAYS, action));
    }

    private static Command command(
            String id, String title, String icon, String keys, Scope scope, Supplier<Availability> availability, Runnable action) {
        return new Command(id, title, icon, keys, scope, availability, action);
    }
}
