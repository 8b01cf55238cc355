package dev.pilothouse.ui.overview;

import dev.pilothouse.change.Journal;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.live.Scope;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.metric.Gauge;
import dev.pilothouse.metric.Meter;
import dev.pilothouse.model.Cells;
import dev.pilothouse.model.Curve;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.overview.Overview.NodeLoad;
import dev.pilothouse.ui.overview.Overview.Workload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Follows the rows that the overview is made of while it is looked at, and adds them up at most a few times a second. */
final class OverviewViewModel implements AutoCloseable {

    private static final Duration REST = Duration.ofMillis(100);
    private static final Duration LATELY = Duration.ofHours(1);

    private final Session session;
    private final Meter meter;
    private final Journal journal;
    private final ObservableValue<Set<String>> namespaces;
    private final Fx fx;
    private final ReadOnlyObjectWrapper<Optional<Overview>> overview = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Attention>> attention = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Receipt>> changes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<Subscription> follows = new ArrayList<>();
    private final Attending attending;
    private final javafx.util.Subscription choice;
    private @Nullable OverviewRows rows;
    private Subscription waiting = Subscription.NONE;
    private boolean due;
    private int round;
    private boolean shown;

    OverviewViewModel(Session session, Meter meter, Journal journal, ObservableValue<Set<String>> namespaces, Fx fx) {
        this.session = session;
        this.meter = meter;
        this.journal = journal;
        this.namespaces = namespaces;
        this.fx = fx;
        attending = new Attending(session, fx, attention::set);
        choice = namespaces.subscribe((before, now) -> again());
    }

    ReadOnlyObjectProperty<Optional<Overview>> overviewProperty() {
        return overview.getReadOnlyProperty();
    }

    /** The worst, with the reason of each once it is found out. */
    ReadOnlyObjectProperty<List<Attention>> attentionProperty() {
        return attention.getReadOnlyProperty();
    }

    /** What was changed from here in the last hour, the newest first. */
    ReadOnlyObjectProperty<List<Receipt>> changesProperty() {
        return changes.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    InstantSource clock() {
        return session.cluster().clock();
    }

    String version() {
        return session.server().version();
    }

    Set<String> namespaces() {
        return namespaces.getValue();
    }

    void start() {
        shown = true;
        follow();
        follows.add(meter.watch(namespaces.getValue(), () -> fx.later(this::soon)));
        readChanges();
        follows.add(journal.onAdd(_ -> fx.later(this::readChanges)));
    }

    void stop() {
        shown = false;
        follows.forEach(Subscription::close);
        follows.clear();
        waiting.close();
        due = false;
    }

    /** Another choice of namespaces, or the person asked to read again. */
    void again() {
        if (shown) {
            stop();
            start();
        }
    }

    private void follow() {
        int begun = ++round;
        fx.call(this::columns).onDone(cells -> {
            if (shown && begun == round) {
                OverviewRows fresh = new OverviewRows(cells);
                rows = fresh;
                trouble.set(Optional.empty());
                cells.keySet().forEach(kind -> follow(fresh, kind));
            }
        }).onRefused(problem -> trouble.set(Optional.of(problem)));
    }

    /** What the cluster does not serve is left out. */
    private Map<Kind, Cells> columns() {
        Map<Kind, Cells> cells = new HashMap<>();
        for (Kind kind : OverviewRows.KINDS) {
            if (session.cluster().catalog(false).kind(kind.apiVersion(), kind.name()).isPresent()) {
                cells.put(kind, new Cells(session.cluster().columns(kind)));
            }
        }
        return cells;
    }

    private void follow(OverviewRows into, Kind kind) {
        follows.add(session.live().view(Scope.of(kind, namespaces.getValue()), ViewListener.ofRows(batch -> fx.later(() -> {
            into.change(kind, batch.changed(), batch.removed());
            soon();
        }))));
    }

    private void soon() {
        if (!due && shown) {
            due = true;
            waiting = fx.after(REST, this::read);
        }
    }

    private void read() {
        due = false;
        if (rows != null) {
            Overview now = rows.read(meter.latest());
            overview.set(Optional.of(now));
            attending.attend(now.unwell());
        }
    }

    /** Returns how much of the processors the pods of a workload used in the last hour. */
    Curve curve(Workload workload) {
        return meter.history().pods(workload.keys(), Gauge.CPU);
    }

    Curve curve(NodeLoad node) {
        return meter.history().node(node.row().name(), Gauge.CPU);
    }

    /** Returns a number that changes when the curves have. */
    int rounds() {
        return meter.history().rounds();
    }

    /** Tells whether nobody in the cluster measures anything. */
    boolean unmeasured() {
        return meter.state() instanceof Meter.State.Refused refused && refused.absent();
    }

    private void readChanges() {
        Instant since = Instant.now().minus(LATELY);
        String context = session.context().name();
        fx.call(() -> journal.receipts().stream().filter(receipt -> receipt.context().equals(context) && receipt.at().isAfter(since)).toList())
                .onDone(changes::set);
    }

    @Override
    public void close() {
        choice.unsubscribe();
        stop();
    }
}
