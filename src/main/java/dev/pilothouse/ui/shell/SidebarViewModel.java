package dev.pilothouse.ui.shell;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.live.StreamReport;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Kind;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.navigation.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The lines of the sidebar: groups that fold, their kinds, and how many objects of each are known. */
final class SidebarViewModel {

    private final Settings settings;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Kind>> current = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Map<String, Count>> counts = new ReadOnlyObjectWrapper<>(Map.of());
    private final ObjectProperty<Optional<Place>> place = new SimpleObjectProperty<>(Optional.empty());
    private Catalog catalog = new Catalog(List.of(), List.of());
    private Set<String> unfolded = Set.of();
    private Set<String> counted = Set.of();
    private boolean simulated;
    private boolean several;
    private Optional<Place> terminal = Optional.empty();

    /** One line of the list. */
    sealed interface Line {
        /** A page of the cluster that is no table. */
        record Page(Place place, String titleKey, String icon, String id) implements Line {}

        record Heading(SidebarGroups.Group group, boolean folded) implements Line {}

        record Item(Kind kind, boolean pinned) implements Line {}
    }

    /**
     * How many rows of a kind are known, and how many of them fail.
     *
     * @param followed whether it is so now; else it was when its rows were last looked at
     */
    record Count(int total, int failing, boolean followed) {

        private Count and(Count other) {
            return new Count(total + other.total, failing + other.failing, followed);
        }

        private Count asLastKnown() {
            return new Count(total, failing, false);
        }
    }

    SidebarViewModel(Settings settings) {
        this.settings = settings;
    }

    ObservableList<Line> lines() {
        return lines;
    }

    /** The kind whose table is shown. */
    ObjectProperty<Optional<Kind>> currentProperty() {
        return current;
    }

    /** Where the person is. */
    ObjectProperty<Optional<Place>> placeProperty() {
        return place;
    }

    /** Tells whether that page is shown. */
    boolean isOpen(Line.Page page) {
        return place.get().filter(now -> now.getClass() == page.place().getClass()).isPresent();
    }

    /** Says whether the open cluster is a playground. */
    void simulated(boolean now) {
        if (now != simulated) {
            simulated = now;
            arrange();
        }
    }

    /** Says whether there is more than one cluster, which can be seen side by side then. */
    void several(boolean now) {
        if (now != several) {
            several = now;
            arrange();
        }
    }

    /** Says where the terminals are that are open in this cluster; empty while there are none. */
    void terminal(Optional<Place> now) {
        if (!now.equals(terminal)) {
            terminal = now;
            arrange();
        }
    }

    /** Counts by the kind's qualified plural. */
    ReadOnlyObjectProperty<Map<String, Count>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    void show(Catalog served) {
        catalog = served;
        arrange();
    }

    /** Forgets all counts: what comes next is counted in another cluster. */
    void forgetCounts() {
        counts.set(Map.of());
    }

    /** Takes the counts of the streams that show the chosen namespaces without selectors; what none of them follows stays as it was last known. */
    void count(List<StreamReport> reports, Set<String> namespaces) {
        Map<String, Count> next = new HashMap<>();
        if (namespaces.equals(counted)) {
            counts.get().forEach((kind, count) -> next.put(kind, count.asLastKnown()));
        }
        counted = Set.copyOf(namespaces);
        Map<String, Count> now = new HashMap<>();
        for (StreamReport report : reports) {
            Kind kind = report.query().kind();
            boolean wholeScope = report.query().labelSelector().isEmpty() && report.query().fieldSelector().isEmpty();
            boolean all = report.query().namespace().isEmpty();
            boolean chosen = (kind.namespaced() && !namespaces.isEmpty()) ? namespaces.contains(report.query().namespace()) : all;
            boolean read = !(report.state() instanceof StreamState.Reading);
            if (wholeScope && chosen && read) {
                next.remove(kind.qualifiedPlural());
            }
            boolean known = report.rows() > 0 || report.state() instanceof StreamState.Live; // none is not known of what is being read or may not be
            if (wholeScope && chosen && known) {
                now.merge(kind.qualifiedPlural(), new Count(report.rows(), report.failing(), true), Count::and);
            }
        }
        now.forEach(next::putIfAbsent); // what is being read anew has its last count until it is read
        counts.set(Map.copyOf(next));
    }

    boolean isPinned(Kind kind) {
        return settings.get(Setting.PINNED_KINDS).contains(kind.qualifiedPlural());
    }

    void pin(Kind kind, boolean pinned) {
        List<String> names = new ArrayList<>(settings.get(Setting.PINNED_KINDS));
        names.remove(kind.qualifiedPlural());
        if (pinned) {
            names.add(kind.qualifiedPlural());
        }
        settings.set(Setting.PINNED_KINDS, List.copyOf(names));
        arrange();
    }

    /** Folds an open group and opens a folded one; remembered. Groups of custom kinds are folded until they are opened. */
    void toggle(SidebarGroups.Group group) {
        boolean folded = isFolded(group);
        if (group.id().startsWith("custom-")) {
            List<String> opened = new ArrayList<>(unfolded);
            if (folded) {
                opened.add(group.id());
            } else {
                opened.remove(group.id());
            }
            unfolded = Set.copyOf(opened);
        } else {
            List<String> all = new ArrayList<>(settings.get(Setting.FOLDED_GROUPS));
            if (folded) {
                all.remove(group.id());
            } else {
                all.add(group.id());
            }
            settings.set(Setting.FOLDED_GROUPS, List.copyOf(all));
        }
        arrange();
    }

    private boolean isFolded(SidebarGroups.Group group) {
        return group.id().startsWith("custom-")
                ? !unfolded.contains(group.id())
                : settings.get(Setting.FOLDED_GROUPS).contains(group.id());
    }

    private void arrange() {
        List<Line> next = new ArrayList<>();
        if (catalog.kind("v1", "Pod").isPresent()) {
            next.add(new Line.Page(new Place.Overview(), "overview.title", Icons.OVERVIEW, "sidebar-overview"));
            next.add(new Line.Page(new Place.Topology(Optional.empty()), "topology.title", Icons.TOPOLOGY, "sidebar-topology"));
            next.add(new Line.Page(new Place.Nodes(), "nodes.title", Icons.PACKING, "sidebar-nodes"));
            next.add(new Line.Page(new Place.Timeline(Optional.empty()), "timeline.title", Icons.TIMELINE, "sidebar-timeline"));
            next.add(new Line.Page(new Place.Forwards(), "forward.title", Icons.PORT_FORWARD, "sidebar-forwards"));
            if (several) {
                next.add(new Line.Page(new Place.Across(WellKnown.POD), "across.sidebar", Icons.COLUMNS, "sidebar-across"));
            }
        }
        terminal.ifPresent(open -> next.add(new Line.Page(open, "terminal.sidebar", Icons.SHELL, "sidebar-terminals")));
        if (simulated) {
            next.add(new Line.Page(new Place.Simulation(), "simulation.title", Icons.SIMULATED, "sidebar-simulation"));
        }
        if (catalog.kind(EngineKinds.ENGINE.apiVersion(), EngineKinds.ENGINE.name()).isPresent()) {
            next.add(new Line.Page(new Place.ContainerEngine(), "engine.title", Icons.ENGINE, "sidebar-engine"));
            next.add(new Line.Page(new Place.Topology(Optional.empty()), "topology.title", Icons.TOPOLOGY, "sidebar-topology"));
        }
        for (SidebarGroups.Group group : SidebarGroups.of(catalog, settings.get(Setting.PINNED_KINDS))) {
            boolean folded = isFolded(group);
            next.add(new Line.Heading(group, folded));
            if (!folded) {
                group.kinds().forEach(kind -> next.add(new Line.Item(kind, group.id().equals("pinned"))));
            }
        }
        lines.setAll(next);
    }
}
