package dev.pilothouse.ui.timeline;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Journal;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.live.Batch;
import dev.pilothouse.live.LiveView;
import dev.pilothouse.live.Scope;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.timeline.Before;
import dev.pilothouse.timeline.Family;
import dev.pilothouse.timeline.Happening;
import dev.pilothouse.timeline.Investigation;
import dev.pilothouse.timeline.Lane;
import dev.pilothouse.timeline.Sought;
import dev.pilothouse.timeline.TimelineRows;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.axis.TimeAxis;
import dev.pilothouse.ui.navigation.LivePage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Follows what happens while the page is looked at, and puts it on an axis that ends now until somebody moves it. */
final class TimelineViewModel implements LivePage.Model {

    private static final Duration REST = Duration.ofMillis(250);
    private static final Duration TICK = Duration.ofSeconds(5);

    private final Session session;
    private final Investigation investigation;
    private final ObservableValue<Set<String>> namespaces;
    private final Optional<ResourceRef> about;
    private final Fx fx;
    private final LaneOrder order = new LaneOrder();
    private final ObjectProperty<Sought> sought = new SimpleObjectProperty<>(Sought.ALL);
    private final ObjectProperty<Lane.Grouping> grouping = new SimpleObjectProperty<>(Lane.Grouping.OBJECT);
    private final ObjectProperty<Span> span = new SimpleObjectProperty<>(Span.HOUR);
    private final ReadOnlyObjectWrapper<Optional<Picture>> picture = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Condition> condition = new ReadOnlyObjectWrapper<>(new Condition.Reading());
    private final ReadOnlyObjectWrapper<Optional<Before>> before = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper late = new ReadOnlyIntegerWrapper();
    private final List<Subscription> follows = new ArrayList<>();
    private final javafx.util.Subscription wishes;
    private Optional<LiveView> events = Optional.empty();
    private Optional<ResourceRef> asked;
    private Optional<TimeAxis> moved = Optional.empty();
    private List<Happening> changes = List.of();
    private @Nullable TimelineRows rows;
    private Subscription waiting = Subscription.NONE;
    private Subscription ticking = Subscription.NONE;
    private boolean due;
    private boolean shown;
    private int round;
    private boolean drawing;
    private boolean redraw;
    private String answered = "";

    TimelineViewModel(Session session, Journal journal, ObservableValue<Set<String>> namespaces, Optional<ResourceRef> about, Fx fx) {
        this.session = session;
        investigation = new Investigation(session, journal);
        this.namespaces = namespaces;
        this.about = about;
        this.fx = fx;
        asked = about;
        wishes = javafx.util.Subscription.combine(
                namespaces.subscribe((_, _) -> again()),
                sought.subscribe((_, _) -> sort()),
                grouping.subscribe((_, _) -> sort()),
                span.subscribe((_, _) -> {
                    moved = Optional.empty();
                    sort();
                }));
    }

    /** The object that the page is about. */
    Optional<ResourceRef> about() {
        return about;
    }

    Set<String> namespaces() {
        return namespaces.getValue();
    }

    ObjectProperty<Sought> soughtProperty() {
        return sought;
    }

    ObjectProperty<Lane.Grouping> groupingProperty() {
        return grouping;
    }

    /** How far back the axis reaches; choosing one lets it end now again. */
    ObjectProperty<Span> spanProperty() {
        return span;
    }

    /** What is shown; empty until the first rows are there. */
    ReadOnlyObjectProperty<Optional<Picture>> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** How the events come in. */
    ReadOnlyObjectProperty<Condition> conditionProperty() {
        return condition.getReadOnlyProperty();
    }

    /** What changed before the object broke that is asked about. */
    ReadOnlyObjectProperty<Optional<Before>> beforeProperty() {
        return before.getReadOnlyProperty();
    }

    /** How many lanes came since they were sorted, and stand below. */
    ReadOnlyIntegerProperty lateProperty() {
        return late.getReadOnlyProperty();
    }

    long now() {
        return session.cluster().clock().instant().getEpochSecond();
    }

    /** Whether the axis ends now and goes on by itself. */
    boolean follows() {
        return moved.isEmpty();
    }

    @Override
    public void start() {
        shown = true;
        int begun = ++round;
        fx.call(() -> TimelineRows.of(session)).onDone(fresh -> {
            if (shown && begun == round) {
                rows = fresh;
                trouble.set(Optional.empty());
                fresh.kinds().forEach(kind -> follow(fresh, kind));
            }
        }).onRefused(problem -> trouble.set(Optional.of(problem)));
        readChanges();
        follows.add(investigation.journal().onAdd(_ -> fx.later(this::readChanges)));
        tick();
    }

    private void follow(TimelineRows into, Kind kind) {
        boolean ofEvents = kind.equals(WellKnown.EVENT);
        LiveView view = session.live().view(Scope.of(kind, namespaces.getValue()), new ViewListener() {
            @Override
            public void rows(Batch batch) {
                fx.later(() -> {
                    into.change(kind, batch.changed(), batch.removed());
                    soon();
                });
            }

            @Override
            public void states(Map<String, StreamState> states) {
                if (ofEvents) {
                    fx.later(() -> state(states));
                }
            }
        });
        follows.add(view);
        events = ofEvents ? Optional.of(view) : events;
    }

    /** Of several namespaces the one that is worst off speaks. */
    private void state(Map<String, StreamState> states) {
        condition.set(states.values().stream().filter(state -> !(state instanceof StreamState.Live)).findFirst().map(TimelineViewModel::condition).orElseGet(Condition.Live::new));
        soon();
    }

    private static Condition condition(StreamState state) {
        return switch (state) {
            case StreamState.Reading _ -> new Condition.Reading();
            case StreamState.Live _ -> new Condition.Live();
            case StreamState.Stale(var lastSeen, var cause, var retryAt) -> new Condition.Stale(cause, lastSeen, retryAt);
            case StreamState.Forbidden(var cause) -> new Condition.Forbidden(cause);
            case StreamState.SignedOut(var cause) -> new Condition.SignedOut(cause);
            case StreamState.Failed(var cause) -> new Condition.Failed(cause);
        };
    }

    private void readChanges() {
        fx.call(investigation::changes).onDone(found -> {
            changes = found;
            soon();
        });
    }

    private void tick() {
        ticking.close();
        if (shown) {
            ticking = fx.after(TICK, () -> {
                if (follows()) {
                    soon();
                }
                tick();
            });
        }
    }

    private void soon() {
        if (!due && shown) {
            due = true;
            waiting = fx.after(REST, this::read);
        }
    }

    private void sort() {
        order.forget();
        draw();
    }

    private void read() {
        due = false;
        draw();
    }

    /** Sorts lanes that came late to where they belong. */
    void sortAgain() {
        sort();
    }

    /** One picture at a time: of those that are wanted meanwhile the last is made next, so that a busy cluster is seen all the same. */
    private void draw() {
        TimelineRows source = rows;
        if (source == null || condition.get() instanceof Condition.Reading) {
            return;
        }
        if (drawing) {
            redraw = true;
            return;
        }
        drawing = true;
        List<Happening> all = new ArrayList<>(source.happenings());
        all.addAll(changes);
        Optional<Family> family = about.map(source::family);
        Sought wanted = sought.get().about(family);
        Lane.Grouping by = grouping.get();
        TimeAxis axis = moved.orElseGet(() -> axis(all));
        Set<String> where = namespaces.getValue();
        fx.call(() -> Picture.of(inScope(all, where), wanted, by, axis)).onDone(made -> {
            drawing = false;
            List<Lane> lanes = order.arrange(made.lanes());
            late.set(order.late());
            picture.set(Optional.of(new Picture(made.axis(), lanes, made.happenings(), made.changes(), made.known(), made.kinds(), made.reasons())));
            ask(all, source);
            drawMissed();
        }).onRefused(_ -> {
            drawing = false;
            drawMissed();
        });
    }

    private void drawMissed() {
        if (redraw) {
            redraw = false;
            draw();
        }
    }

    /** The journal knows of all namespaces. */
    private static List<Happening> inScope(List<Happening> all, Set<String> where) {
        return where.isEmpty()
                ? all
                : all.stream().filter(happening -> happening.about().namespace().isEmpty() || where.contains(happening.about().namespace())).toList();
    }

    private TimeAxis axis(List<Happening> all) {
        long now = now();
        long first = all.stream().filter(happening -> happening instanceof Happening.Reported).mapToLong(Happening::first).min().orElse(now);
        long seconds = span.get().seconds(now - first);
        return new TimeAxis(now - seconds, now + seconds / 50);
    }

    /** Shows another stretch of time, which stays until a span is chosen. */
    void look(TimeAxis axis) {
        moved = Optional.of(axis);
        draw();
    }

    /** The axis that is wanted; the one that is shown may be a picture behind. */
    private Optional<TimeAxis> wanted() {
        return moved.or(() -> picture.get().map(Picture::axis));
    }

    void zoom(double factor, long around) {
        wanted().ifPresent(axis -> look(axis.zoomed(factor, around)));
    }

    void move(double share) {
        wanted().ifPresent(axis -> look(axis.moved(Math.round(axis.span() * share))));
    }

    /** Ends the axis now again. */
    void followAgain() {
        moved = Optional.empty();
        draw();
    }

    /** Asks what changed before that object broke; of nothing, before the one did that the page is about. */
    void ask(Optional<ResourceRef> object) {
        asked = object.or(() -> about);
        answered = "";
        TimelineRows source = rows;
        if (source == null || asked.isEmpty()) {
            before.set(Optional.empty());
            return;
        }
        List<Happening> all = new ArrayList<>(source.happenings());
        all.addAll(changes);
        ask(all, source);
    }

    private void ask(List<Happening> all, TimelineRows source) {
        if (asked.isEmpty()) {
            return;
        }
        ResourceRef object = asked.get();
        Family family = source.family(object);
        int known = changes.size();
        fx.call(() -> object + " " + Before.broke(family, all).map(warning -> warning.uid() + warning.first()).orElse("") + " " + known).onDone(question -> {
            if (asked.equals(Optional.of(object)) && !question.equals(answered)) {
                answered = question;
                answer(question, object, family, all);
            }
        });
    }

    private void answer(String question, ResourceRef object, Family family, List<Happening> all) {
        fx.call(() -> investigation.before(object, family, all)).onDone(found -> {
            if (question.equals(answered)) {
                before.set(found);
            }
        });
    }

    /** Makes the draft that takes a change back. */
    void undo(Receipt receipt, Consumer<Draft> review, Consumer<Problem> refused) {
        fx.call(() -> session.changes().undo(receipt)).onDone(review).onRefused(refused);
    }

    @Override
    public void stop() {
        shown = false;
        due = false;
        follows.forEach(Subscription::close);
        follows.clear();
        events = Optional.empty();
        waiting.close();
        ticking.close();
    }

    /** Another choice of namespaces, or the person asked to read again. */
    @Override
    public void again() {
        if (shown) {
            stop();
            order.forget();
            answered = "";
            start();
        }
    }

    /** Asks again at once for events whose stream was lost. */
    void retry() {
        events.ifPresent(LiveView::retry);
    }

    @Override
    public void close() {
        wishes.unsubscribe();
        stop();
    }
}
