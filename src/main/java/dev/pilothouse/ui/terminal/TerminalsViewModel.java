package dev.pilothouse.ui.terminal;

import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.Place;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The terminals that are open in one cluster, as tabs. They last until they are closed, or the cluster is. */
final class TerminalsViewModel implements AutoCloseable {

    private final Session session;
    private final Fx fx;
    private final Consents consents = new Consents();
    private final ObservableList<TerminalViewModel> tabs = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<TerminalViewModel>> selected = new SimpleObjectProperty<>(Optional.empty());

    TerminalsViewModel(Session session, Fx fx) {
        this.session = session;
        this.fx = fx;
    }

    ObservableList<TerminalViewModel> tabs() {
        return tabs;
    }

    ObjectProperty<Optional<TerminalViewModel>> selectedProperty() {
        return selected;
    }

    /** Shows the terminal of that place, which is opened when there is none. */
    void show(Place.Terminal place) {
        if (selected.get().filter(tab -> tab.place().equals(place)).isPresent()) {
            return;
        }
        tabs.stream().filter(tab -> tab.place().equals(place)).findFirst().ifPresentOrElse(tab -> selected.set(Optional.of(tab)), () -> open(place));
    }

    /** Opens one more, even if there is one to that place. */
    void open(Place.Terminal place) {
        int number = 1 + tabs.stream().filter(tab -> tab.place().equals(place)).mapToInt(TerminalViewModel::number).max().orElse(0);
        TerminalViewModel tab = new TerminalViewModel(session, place, number, consents, fx);
        tabs.add(tab);
        selected.set(Optional.of(tab));
        tab.open();
    }

    /** Goes to the next one, or with -1 to the one before. */
    void step(int by) {
        selected.get().ifPresent(now -> selected.set(Optional.of(tabs.get(Math.floorMod(tabs.indexOf(now) + by, tabs.size())))));
    }

    /** Closes one; the one beside it is shown. */
    void close(TerminalViewModel tab) {
        int at = tabs.indexOf(tab);
        tab.close();
        tabs.remove(tab);
        if (selected.get().filter(tab::equals).isPresent()) {
            selected.set(tabs.isEmpty() ? Optional.empty() : Optional.of(tabs.get(Math.min(at, tabs.size() - 1))));
        }
    }

    @Override
    public void close() {
        List.copyOf(tabs).forEach(this::close);
    }
}
