package dev.pilothouse.ui.topology;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.SessionScene;
import dev.pilothouse.topology.Feed;
import dev.pilothouse.topology.Layer;
import dev.pilothouse.topology.Lens;
import dev.pilothouse.topology.Network;
import dev.pilothouse.topology.Survey;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.LivePage;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Follows what a map is made of while it is looked at, and makes it anew, aside, when that or the way of looking has changed. */
final class TopologyViewModel implements LivePage.Model {

    private final Session session;
    private final ObservableValue<Set<String>> namespaces;
    private final Fx fx;
    private final ReadOnlyObjectWrapper<MapState> state = new ReadOnlyObjectWrapper<>(new MapState.Reading(0));
    private final ReadOnlyObjectWrapper<Optional<MapStrip>> strip = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Lens> lens;
    private final javafx.util.Subscription choice;
    private Optional<ResourceRef> sought;
    private Optional<Network> network = Optional.empty();
    private Optional<Survey> survey = Optional.empty();
    private @Nullable Feed feed;
    private boolean working;
    private boolean due;
    private int reading;

    /**
     * @param namespaces that are looked at, empty for all
     * @param focus the object to look for first
     * @param first how it is looked at first
     */
    TopologyViewModel(Session session, ObservableValue<Set<String>> namespaces, Optional<ResourceRef> focus, Lens first, Fx fx) {
        this.session = session;
        this.namespaces = namespaces;
        this.fx = fx;
        sought = focus;
        lens = new ReadOnlyObjectWrapper<>(focus.map(first::toggledPin).orElse(first));
        choice = namespaces.subscribe((before, now) -> again());
    }

    ReadOnlyObjectProperty<MapState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<MapStrip>> stripProperty() {
        return strip.getReadOnlyProperty();
    }

    /** The map of now. */
    ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** How it is looked at. */
    ReadOnlyObjectProperty<Lens> lensProperty() {
        return lens.getReadOnlyProperty();
    }

    InstantSource clock() {
        return session.cluster().clock();
    }

    /** Returns the namespaces that the map is of: those that are chosen, and that of the object which was asked for. */
    Set<String> namespaces() {
        Set<String> chosen = namespaces.getValue();
        Optional<String> other = sought.map(ResourceRef::namespace).filter(namespace -> !namespace.isEmpty() && !chosen.isEmpty() && !chosen.contains(namespace));
        return other.map(Set::of).orElse(chosen);
    }

    /** Returns the object to look for when the map is drawn. */
    Optional<ResourceRef> sought() {
        return sought;
    }

    @Override
    public void start() {
        if (feed == null) {
            int begun = ++reading;
            network = Optional.empty();
            survey = Optional.empty();
            feed = new Feed(session, namespaces(), work -> fx.call(() -> run(work)).onRefused(problem -> failed(problem, begun)), heard -> fx.later(() -> hear(heard, begun)));
        }
    }

    private static boolean run(Runnable work) {
        work.run();
        return true;
    }

    private void failed(Problem problem, int begun) {
        if (begun == reading) {
            state.set(new MapState.Failed(problem));
        }
    }

    private void hear(Survey heard, int begun) {
        if (begun == reading && feed != null) {
            survey = Optional.of(heard);
            strip.set(MapStrip.of(heard));
            if (heard.whole()) {
                make();
            } else if (shown.get().isEmpty()) {
                state.set(MapState.of(heard, Optional.empty()));
            }
        }
    }

    private void make() {
        if (survey.filter(Survey::whole).isEmpty()) {
            return;
        }
        if (working) {
            due = true;
            return;
        }
        working = true;
        Survey of = survey.get();
        Lens through = lens.get();
        Optional<Shown> before = shown.get();
        Optional<Network> known = network;
        int begun = reading;
        fx.call(() -> Shown.of(of, through, known.orElseGet(() -> network(through)), before, begun)).onDone(made -> made(made, begun)).onRefused(problem -> {
            failed(problem, begun);
            ended();
        });
    }

    /** Read once for a reading of the map, and only when policies are looked at. */
    private Network network(Lens through) {
        return through.layers().contains(Layer.POLICY) ? Network.of(new SessionScene(session)) : Network.UNKNOWN;
    }

    private void made(Shown made, int begun) {
        if (begun == reading && feed != null) {
            network = made.lens().layers().contains(Layer.POLICY) ? Optional.of(made.network()) : network;
            shown.set(Optional.of(made));
            state.set(MapState.of(made.survey(), shown.get()));
        }
        ended();
    }

    private void ended() {
        working = false;
        if (due) {
            due = false;
            make();
        }
    }

    /** Looks in another way. */
    void look(UnaryOperator<Lens> change) {
        lens.set(change.apply(lens.get()));
        make();
    }

    @Override
    public void stop() {
        if (feed != null) {
            feed.close();
            feed = null;
        }
    }

    /** Reads all of it again. */
    @Override
    public void again() {
        if (feed != null) {
            stop();
            shown.set(Optional.empty());
            state.set(new MapState.Reading(0));
            start();
        }
    }

    /** Asks at once for what is lost. */
    void retry() {
        if (feed != null) {
            feed.retry();
        }
    }

    @Override
    public void close() {
        choice.unsubscribe();
        stop();
    }
}
