package dev.pilothouse.ui.detail;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.metric.Advice;
import dev.pilothouse.metric.Meter;
import dev.pilothouse.metric.Past;
import dev.pilothouse.metric.RightSizing;
import dev.pilothouse.metric.Study;
import dev.pilothouse.metric.Target;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What one pod, workload or node uses, measured while its tab is looked at. */
final class MetricsViewModel implements AutoCloseable {

    /** What an object consists of is read again after that long. */
    private static final Duration KNOWN = Duration.ofSeconds(45);

    /** How far back one looks. */
    enum Span {
        HOUR(3_600),
        DAY(86_400);

        private final long seconds;

        Span(long seconds) {
            this.seconds = seconds;
        }
    }

    /** What the tab shows. */
    sealed interface State {

        record Waiting() implements State {}

        record Refused(Problem problem) implements State {}

        /**
         * What is known.
         *
         * @param trouble why there is nothing newer, empty when all is well
         */
        record Shown(Target target, Past past, List<Advice> advice, Optional<Problem> trouble) implements State {

            Study study() {
                return past.study();
            }
        }
    }

    private final Session session;
    private final Meter meter;
    private final ResourceRef ref;
    private final Fx fx;
    private final Supplier<Optional<Document>> document;
    private final ObjectProperty<Span> span = new SimpleObjectProperty<>(Span.HOUR);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Waiting());
    private Subscription watching = Subscription.NONE;
    private Optional<Target> target = Optional.empty();
    private Instant read = Instant.EPOCH;
    private boolean wanted;
    private boolean shown;
    private boolean busy;
    private boolean again;

    private record Read(Target target, State state) {}

    /** @param document the object as it is now, empty while it is not known */
    MetricsViewModel(Session session, Meter meter, ResourceRef ref, Fx fx, Supplier<Optional<Document>> document) {
        this.session = session;
        this.meter = meter;
        this.ref = ref;
        this.fx = fx;
        this.document = document;
        span.addListener((_, _, _) -> read());
    }

    boolean takes() {
        return Target.takes(ref.kind());
    }

    /** The tab was chosen, or left. */
    void want(boolean on) {
        wanted = on;
        follow();
    }

    /** The page is on the screen, or not. */
    void show(boolean on) {
        shown = on;
        follow();
    }

    private void follow() {
        boolean on = wanted && shown && takes();
        if (!on) {
            watching.close();
            watching = Subscription.NONE;
        } else if (watching == Subscription.NONE) {
            Runnable heard = () -> fx.later(this::read);
            watching = ref.kind().sameAs(WellKnown.NODE) ? meter.watchNodes(heard) : meter.watch(Set.of(ref.namespace()), heard);
            read();
        }
    }

    /** Reads again, for example because the object became known or another. */
    void read() {
        Optional<Document> now = document.get();
        if (watching == Subscription.NONE || now.isEmpty()) {
            return;
        }
        if (busy) {
            again = true;
            return;
        }
        busy = true;
        Span asked = span.get();
        fx.call(() -> read(now.get(), asked)).onDone(found -> {
            target = Optional.of(found.target());
            state.set(found.state());
            done();
        }).onRefused(problem -> {
            state.set(new State.Refused(problem));
            done();
        });
    }

    private void done() {
        busy = false;
        if (again) {
            again = false;
            read();
        }
    }

    private Read read(Document object, Span asked) {
        Instant now = session.cluster().clock().instant();
        Optional<Target> known = Duration.between(read, now).abs().compareTo(KNOWN) < 0 ? target : Optional.empty();
        if (known.isEmpty()) {
            read = now;
        }
        Target what = known.orElseGet(() -> Target.read(session.cluster(), ref, object));
        long first = now.getEpochSecond() - asked.seconds;
        Past past = meter.past(what, first, now.getEpochSecond());
        boolean kept = past.study().source() instanceof Study.Source.Kept;
        Optional<Problem> trouble = kept && meter.state() instanceof Meter.State.Refused(Problem problem) ? Optional.of(problem) : Optional.empty();
        if (!past.study().known() && trouble.isPresent()) {
            return new Read(what, new State.Refused(trouble.get()));
        }
        boolean nothing = kept && meter.history().rounds() == 0;
        List<Advice> advice = what instanceof Target.Pods pods ? RightSizing.of(pods, past.study()) : List.of();
        return new Read(what, nothing ? new State.Waiting() : new State.Shown(what, past, advice, trouble));
    }

    /** Measures again at once. */
    void retry() {
        meter.retry();
    }

    /** Finds what the numbers of these advices are to be written into, and hands over both; the pods of a workload are changed there. */
    void edit(List<Advice> advice, Consumer<ResourcesEdit> go) {
        document.get().ifPresent(object -> fx.call(() -> ResourcesEdit.of(session.cluster(), ref, object, advice)).onDone(found -> found.ifPresent(go)));
    }

    ObjectProperty<Span> spanProperty() {
        return span;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ResourceRef ref() {
        return ref;
    }

    @Override
    public void close() {
        show(false);
    }
}
