package dev.pilothouse.ui.overview;

import dev.pilothouse.change.Journal;
import dev.pilothouse.metric.Gauge;
import dev.pilothouse.metric.Meter;
import dev.pilothouse.metric.Round;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Curve;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.timeline.Changes;
import dev.pilothouse.timeline.Happening;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Turns;
import dev.pilothouse.ui.navigation.LivePage;
import dev.pilothouse.ui.overview.Overview.NodeLoad;
import dev.pilothouse.ui.overview.Overview.Workload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Follows the rows that the overview is made of while it is looked at, and adds them up at most a few times a second. */
final class OverviewViewModel implements LivePage.Model {

    /** Each makes a frame, so that they are few. */
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Duration LATELY = Duration.ofHours(1);

    private final Session session;
    private final Meter meter;
    private final Journal journal;
    private final ObservableValue<Set<String>> namespaces;
    private final Fx fx;
    private final Turns<OverviewFeed.Sight> turns;
    private final ReadOnlyObjectWrapper<Optional<Overview>> overview = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Attention>> attention = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Happening>> changes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper ticks = new ReadOnlyIntegerWrapper();
    private final List<Subscription> follows = new ArrayList<>();
    private final Attending attending;
    private final Certificates certificates;
    private final Silence silence;
    private final javafx.util.Subscription choice;
    private @Nullable OverviewFeed feed;
    private Reach reach = Reach.WHOLE;
    private List<Attention> examined = List.of();
    private List<Attention> expiring = List.of();
    private List<Happening> ours = List.of();
    private List<Row> unwell = List.of();
    private int silenced;
    private long checked;
    private Subscription ticking = Subscription.NONE;
    private int round;
    private boolean shown;
    private boolean measuring;

    OverviewViewModel(Session session, Meter meter, Journal journal, Settings settings, ObservableValue<Set<String>> namespaces, Fx fx) {
        this.session = session;
        this.meter = meter;
        this.journal = journal;
        this.namespaces = namespaces;
        this.fx = fx;
        turns = new Turns<>(fx, this::read, this::taken);
        attending = new Attending(session, fx, found -> {
            examined = found;
            tell();
        });
        certificates = new Certificates(session, fx, found -> {
            expiring = found;
            tell();
        });
        silence = new Silence(settings, session.context().name(), InstantSource.system());
        choice = namespaces.subscribe((before, now) -> elsewhere());
    }

    ReadOnlyObjectProperty<Optional<Overview>> overviewProperty() {
        return overview.getReadOnlyProperty();
    }

    /** The worst, with the reason of each once it is found out. */
    ReadOnlyObjectProperty<List<Attention>> attentionProperty() {
        return attention.getReadOnlyProperty();
    }

    /** What changed in the last hour, the newest first: from here, by rollouts, and what is new. */
    ReadOnlyObjectProperty<List<Happening>> changesProperty() {
        return changes.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Everything that needs attention, of which only the worst are looked into. */
    List<Row> unwell() {
        return unwell;
    }

    /** Counts up while the page is looked at, so that ages are said again. */
    ReadOnlyIntegerProperty ticksProperty() {
        return ticks.getReadOnlyProperty();
    }

    private void tick() {
        ticking.close();
        ticking = fx.after(TICK, () -> {
            ticks.set(ticks.get() + 1);
            tick();
        });
    }

    /** How many more would need attention if nobody had silenced them. */
    int silenced() {
        return silenced;
    }

    /** When what needs attention was worked out last, in epoch seconds of this computer. */
    long checked() {
        return checked;
    }

    /** Says nothing of an object for a day. */
    void silence(ResourceRef ref) {
        silence.silence(ref);
        overview.get().ifPresent(this::show);
    }

    /** Speaks of everything again. */
    void endSilence() {
        silence.end();
        overview.get().ifPresent(this::show);
    }

    /** How much of the cluster the figures stand on. */
    Reach reach() {
        return reach;
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

    @Override
    public void start() {
        shown = true;
        turns.start();
        follow();
        readChanges();
        follows.add(journal.onAdd(_ -> fx.later(this::readChanges)));
        certificates.start(namespaces.getValue());
        tick();
    }

    @Override
    public void stop() {
        shown = false;
        measuring = false;
        round++;
        follows.forEach(Subscription::close);
        follows.clear();
        turns.stop();
        certificates.close();
        ticking.close();
    }

    /** Figures of other namespaces are not those that are asked for now, even for a moment. */
    private void elsewhere() {
        overview.set(Optional.empty());
        expiring = List.of();
        again();
    }

    /** Another choice of namespaces, or the person asked to read again. */
    @Override
    public void again() {
        if (shown) {
            if (feed != null) {
                feed.retry();
            }
            stop();
            start();
        }
    }

    private void follow() {
        int begun = ++round;
        feed = null;
        fx.call(() -> OverviewFeed.of(session)).onDone(fresh -> {
            if (shown && begun == round) {
                feed = fresh;
                trouble.set(Optional.empty());
                follows.add(fresh);
                fresh.follow(session, namespaces.getValue(), () -> fx.later(turns::soon));
            }
        }).onRefused(problem -> trouble.set(Optional.of(problem)));
    }

    private Optional<Callable<OverviewFeed.Sight>> read() {
        Round measured = meter.latest();
        return Optional.ofNullable(feed).map(of -> () -> of.read(measured, session.cluster().clock().instant()));
    }

    private void taken(OverviewFeed.Sight sight) {
        checked = Instant.now().getEpochSecond();
        reach = sight.reach();
        turns.pace(reach.reading().isEmpty() ? Turns.Pace.CALM : Turns.Pace.USUAL);
        if (!reach.reading().equals(OverviewRows.KINDS) || !reach.far().isEmpty()) {
            show(sight.overview());
        }
        measure();
    }

    /** What is in use comes after what is there: at the beginning, the server has enough to do. */
    private void measure() {
        if (!measuring && shown && !reach.reads(BuiltIn.POD)) {
            measuring = true;
            follows.add(meter.watch(namespaces.getValue(), () -> fx.later(turns::soon)));
        }
    }

    private void show(Overview now) {
        unwell = now.unwell().stream().filter(row -> !silence.holds(row)).toList();
        silenced = now.unwell().size() - unwell.size();
        overview.set(Optional.of(now));
        attending.attend(unwell);
        tellChanges(now);
    }

    /** Certificates come after what does not work now. */
    private void tell() {
        List<Attention> all = new ArrayList<>(examined);
        expiring.stream().filter(each -> !silence.holds(each.row())).forEach(all::add);
        attention.set(List.copyOf(all));
    }

    private void tellChanges(Overview now) {
        long since = session.cluster().clock().instant().minus(LATELY).getEpochSecond();
        Set<String> where = namespaces.getValue();
        changes.set(Stream.concat(ours.stream().filter(change -> where.isEmpty() || where.contains(change.about().namespace())), now.news().stream())
                .filter(change -> change.first() >= since)
                .sorted(Comparator.comparingLong(Happening::first).reversed())
                .toList());
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
        fx.call(() -> Changes.of(journal.receipts(), session.context().name())).onDone(found -> {
            ours = found;
            turns.soon();
        });
    }

    @Override
    public void close() {
        choice.unsubscribe();
        stop();
    }
}
