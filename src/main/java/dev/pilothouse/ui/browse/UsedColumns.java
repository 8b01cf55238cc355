package dev.pilothouse.ui.browse;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.live.LiveView;
import dev.pilothouse.live.Scope;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.metric.Gauge;
import dev.pilothouse.metric.Meter;
import dev.pilothouse.metric.Round;
import dev.pilothouse.metric.Use;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Curve;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.SideColumn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What the rows of a table use, as columns that fill when the measures come. Nothing is measured, and no pod looked up, before one of them
 * is on the screen.
 */
final class UsedColumns implements AutoCloseable {

    private static final Set<String> OWNERS = Set.of("deployments.apps", "statefulsets.apps", "daemonsets.apps", "replicasets.apps", "jobs.batch");
    private static final Duration REST = Duration.ofMillis(300);

    private final Session session;
    private final Meter meter;
    private final Kind kind;
    private final Supplier<Set<String>> namespaces;
    private final Fx fx;
    private final Runnable changed;
    private final List<SideColumn> columns = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<Subscription> follows = new ArrayList<>();
    private OwnedPods owned = new OwnedPods();
    private volatile Known known = new Known(0, Optional.empty(), Map.of());
    private Subscription resting = Subscription.NONE;
    private boolean due;
    private boolean wanted;
    private boolean shown;

    /**
     * What is known at a time; sorting reads one, so that it is not confused when the next comes.
     *
     * @param owned keys of pods by the uid of what owns them
     */
    record Known(int version, Optional<Round> round, Map<String, List<String>> owned) {}

    /** @param changed called on the FX thread when there is something new to show */
    UsedColumns(Session session, Meter meter, Kind kind, Supplier<Set<String>> namespaces, Fx fx, Runnable changed) {
        this.session = session;
        this.meter = meter;
        this.kind = kind;
        this.namespaces = namespaces;
        this.fx = fx;
        this.changed = changed;
        if (kind.sameAs(WellKnown.POD) || kind.sameAs(WellKnown.NODE) || owners()) {
            for (Gauge gauge : Gauge.values()) {
                columns.add(new UsedColumn(gauge, this));
            }
        }
    }

    /** Tells whether the columns are there before somebody asks for them: where the cluster measures, and for what it measures itself. */
    boolean usual() {
        try {
            return !owners() && session.cluster().catalog(false).offers().stream().anyMatch(offer -> offer.kind().group().equals("metrics.k8s.io"));
        } catch (ProblemException _) {
            return false;
        }
    }

    private boolean owners() {
        return OWNERS.contains(kind.qualifiedPlural());
    }

    List<SideColumn> columns() {
        return columns;
    }

    /** Returns why nothing new is measured, empty while all is well or nobody asks. */
    ReadOnlyObjectProperty<Optional<Problem>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Somebody sees at least one of the columns, or none any more. */
    void want(boolean on) {
        wanted = on;
        follow();
    }

    /** The page is on the screen, or not. */
    void show(boolean on) {
        shown = on;
        follow();
    }

    /** The choice of namespaces has changed. */
    void again() {
        leave();
        follow();
    }

    private void follow() {
        if (!wanted || !shown) {
            leave();
            trouble.set(Optional.empty());
        } else if (follows.isEmpty()) {
            Runnable heard = () -> fx.later(this::soon);
            follows.add(kind.sameAs(WellKnown.NODE) ? meter.watchNodes(heard) : meter.watch(namespaces.get(), heard));
            if (owners()) {
                OwnedPods pods = new OwnedPods();
                owned = pods;
                follow(WellKnown.POD, pods);
                if (kind.qualifiedPlural().equals("deployments.apps")) {
                    follow(BuiltIn.REPLICA_SET, pods);
                }
            }
            read();
        }
    }

    private void follow(Kind other, OwnedPods into) {
        LiveView view = session.live().view(Scope.of(other, namespaces.get()), ViewListener.ofRows(batch -> fx.later(() -> {
            into.change(other, batch);
            soon();
        })));
        follows.add(view);
    }

    private void leave() {
        follows.forEach(Subscription::close);
        follows.clear();
        resting.close();
        due = false;
    }

    private void soon() {
        if (!due && !follows.isEmpty()) {
            due = true;
            resting = fx.after(REST, this::read);
        }
    }

    private void read() {
        due = false;
        boolean any = meter.history().rounds() > 0;
        known = new Known(known.version + 1, any ? Optional.of(meter.latest()) : Optional.empty(), owned.byOwner());
        trouble.set(meter.state() instanceof Meter.State.Refused(Problem problem) ? Optional.of(problem) : Optional.empty());
        changed.run();
    }

    Known known() {
        return known;
    }

    /** Returns what the row's object uses, empty while it is not known. */
    OptionalDouble amount(Known at, Row row, Gauge gauge) {
        Round round = at.round.orElse(null);
        if (round == null) {
            return OptionalDouble.empty();
        }
        if (kind.sameAs(WellKnown.NODE)) {
            Use use = round.nodes().get(row.name());
            return use == null ? OptionalDouble.empty() : OptionalDouble.of(use.of(gauge));
        }
        List<String> pods = keys(at, row).stream().filter(round.pods()::containsKey).toList();
        return pods.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(pods.stream().mapToDouble(pod -> round.pod(pod).of(gauge)).sum());
    }

    Curve curve(Row row, Gauge gauge) {
        return kind.sameAs(WellKnown.NODE) ? meter.history().node(row.name(), gauge) : meter.history().pods(keys(known, row), gauge);
    }

    private List<String> keys(Known at, Row row) {
        return kind.sameAs(WellKnown.POD) ? List.of(Round.key(row.namespace(), row.name())) : at.owned.getOrDefault(row.uid(), List.of());
    }

    @Override
    public void close() {
        leave();
    }
}
