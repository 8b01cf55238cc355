package dev.pilothouse.ui.cluster;

import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.environment.EnvironmentChoices;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Upkeep.NodeUse;
import dev.pilothouse.model.Finding;
import dev.pilothouse.session.Sessions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The lines of the clusters page: contexts that are known, and clusters of this computer that no file names yet. */
final class DoorList {

    private final Sessions sessions;
    private final EnvironmentChoices choices;
    private final ObservableList<Door> doors = FXCollections.observableArrayList();
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Door> chosen = new SimpleObjectProperty<>();
    private final Map<String, DoorState> states = new HashMap<>();
    private List<Context> listed = List.of();
    private List<LocalCluster> playgrounds = List.of();
    private List<LocalCluster> machines = List.of();
    private Map<String, List<NodeUse>> use = Map.of();
    private Map<String, LocalDeed> deeds = Map.of();

    DoorList(Sessions sessions, EnvironmentChoices choices) {
        this.sessions = sessions;
        this.choices = choices;
        filter.subscribe(_ -> show());
    }

    ObservableList<Door> doors() {
        return doors;
    }

    ObservableList<Finding> findings() {
        return findings;
    }

    StringProperty filterProperty() {
        return filter;
    }

    ObjectProperty<@Nullable Door> chosenProperty() {
        return chosen;
    }

    /** Returns what is known of the way into a context. */
    Optional<DoorState> state(String name) {
        return Optional.ofNullable(states.get(name));
    }

    /** Returns all contexts that the sources list, and one for each cluster of this computer that they do not list. */
    List<Context> contexts() {
        Set<String> names = listed.stream().map(Context::name).collect(Collectors.toSet());
        return Stream.concat(listed.stream(), machines.stream().filter(cluster -> !names.contains(cluster.context())).map(DoorList::context)).toList();
    }

    /** Tells whether a source can open the context; a cluster of this computer may need its kubeconfig written first. */
    boolean isListed(String name) {
        return listed.stream().anyMatch(context -> context.name().equals(name));
    }

    Optional<LocalCluster> machines(String name) {
        return machines.stream().filter(cluster -> cluster.context().equals(name)).findFirst();
    }

    private static Context context(LocalCluster cluster) {
        Context.SignIn signIn = new Context.SignIn(Context.Way.CERTIFICATE, "");
        return new Context(cluster.context(), cluster.context(), cluster.context(), "default", cluster.address(), "", signIn, false, List.of());
    }

    List<LocalCluster> playgrounds() {
        return playgrounds;
    }

    void take(List<ClusterSource.Listing> listings, List<LocalCluster> simulated) {
        listed = listings.stream().flatMap(listing -> listing.contexts().stream()).toList();
        playgrounds = simulated;
        findings.setAll(listings.stream().flatMap(listing -> listing.findings().stream()).toList());
        listed.forEach(context -> {
            boolean wasBroken = states.get(context.name()) instanceof DoorState.Broken;
            if (context.broken()) {
                states.put(context.name(), new DoorState.Broken());
            } else if (wasBroken) {
                states.remove(context.name());
            }
        });
        show();
    }

    /** A cluster that stands still is not reached, whatever was known before. */
    void take(List<LocalCluster> now) {
        machines = now;
        now.stream().filter(cluster -> !cluster.runs()).forEach(cluster -> states.remove(cluster.context()));
        show();
    }

    void takeUse(Map<String, List<NodeUse>> now) {
        use = now;
        show();
    }

    void takeDeeds(Map<String, LocalDeed> now) {
        deeds = now;
        show();
    }

    void set(String name, DoorState state) {
        states.put(name, state);
        for (int i = 0; i < doors.size(); i++) {
            if (doors.get(i).name().equals(name)) {
                doors.set(i, doors.get(i).with(state));
            }
        }
        rechoose();
    }

    /** Builds the lines anew; those that stay as they were are not touched. */
    void show() {
        String words = filter.get().strip().toLowerCase(Locale.ROOT);
        List<Door> next = new ArrayList<>(contexts().stream().map(this::door).filter(door -> door.text().contains(words)).toList());
        next.sort(Comparator.comparing(Door::group));
        if (!doors.equals(next)) {
            doors.setAll(next);
        }
        rechoose();
    }

    /** The chosen door is a value: after a change its newer self takes its place. */
    private void rechoose() {
        Door before = chosen.get();
        chosen.set(doors.stream()
                .filter(door -> before != null && door.name().equals(before.name()))
                .findFirst()
                .or(() -> doors.stream().findFirst())
                .orElse(null));
    }

    private Door door(Context context) {
        DoorState state = states.getOrDefault(context.name(), openState(context));
        return Door.of(context, choices.environment(context), choices.guessed(context), choices.guard(context), local(context), state);
    }

    private Optional<LocalPart> local(Context context) {
        List<LocalCluster> of = context.simulated() ? playgrounds : machines;
        return of.stream().filter(cluster -> cluster.context().equals(context.name())).findFirst().map(cluster -> new LocalPart(
                cluster,
                Optional.ofNullable(use.get(context.name())).filter(nodes -> cluster.runs() && !nodes.isEmpty()).map(DoorList::sum),
                Optional.ofNullable(deeds.get(context.name())).filter(LocalDeed::goesOn).map(LocalDeed::what)));
    }

    private static LocalPart.Use sum(List<NodeUse> nodes) {
        return LocalPart.Use.of(nodes.stream().mapToDouble(NodeUse::cores).sum(), nodes.stream().mapToLong(NodeUse::memory).sum());
    }

    private DoorState openState(Context context) {
        return sessions.session(context.name())
                .<DoorState>map(session -> new DoorState.Ready(session.server().version(), session.server().latencyMillis()))
                .orElseGet(DoorState.NotTried::new);
    }
}
