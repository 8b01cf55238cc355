package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.Scale;
import dev.pilothouse.guide.ScaleSeveral;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.placement.Room;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Chooses the numbers of copies of several workloads. */
final class ScaleSeveralViewModel implements AutoCloseable {

    /**
     * One workload with the number that it shall have.
     *
     * @param before what it had before it was last scaled to zero from here
     */
    record Line(Scale scale, int wanted, OptionalInt before) {

        boolean changes() {
            return wanted != scale.current();
        }

        List<Effect> warnings() {
            return changes() ? scale.effects(wanted).stream().filter(effect -> effect.weight() == Effect.Weight.WARNING).toList() : List.of();
        }

        private Line wanting(int number) {
            return new Line(scale, Math.clamp(number, 0, ScaleViewModel.MOST), before);
        }
    }

    /** How far it has come on the screen. */
    sealed interface State {
        record Reading() implements State {}

        record Choosing(List<Line> lines) implements State {}

        record Applying(List<Line> lines) implements State {}

        record Refused(Problem problem) implements State {}
    }

    private final List<ResourceRef> refs;
    private final Sending sending;
    private final Supplier<List<Receipt>> receipts;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Reading());
    private Fx.@Nullable Call<?> reading;

    /**
     * @param receipts of the journal, newest first
     */
    ScaleSeveralViewModel(List<ResourceRef> refs, Sending sending, Supplier<List<Receipt>> receipts) {
        this.refs = refs.stream().filter(Scale::fits).toList();
        this.sending = sending;
        this.receipts = receipts;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    boolean free() {
        return sending.free();
    }

    void start() {
        state.set(new State.Reading());
        reading = sending.fx()
                .call(this::read)
                .onDone(lines -> state.set(new State.Choosing(lines)))
                .onRefused(problem -> state.set(new State.Refused(problem)));
    }

    private List<Line> read() {
        Session session = sending.session();
        Room room = session.room();
        List<Receipt> known = receipts.get();
        List<Line> lines = new ArrayList<>();
        for (ResourceRef ref : refs) {
            Scale scale = Scale.of(session.cluster().get(ref), ref, session.around(ref.namespace(), Scale.AROUND)).within(room);
            lines.add(new Line(scale, scale.current(), ScaleSeveral.before(known, session.context().name(), ref)));
        }
        return lines;
    }

    /** Gives one workload a number. */
    void want(ResourceRef ref, int number) {
        change(line -> line.scale().ref().equals(ref) ? line.wanting(number) : line);
    }

    /** Gives all workloads the same number. */
    void wantAll(int number) {
        change(line -> line.wanting(number));
    }

    /** Gives those that stand at zero the number that they had before. */
    void wantBack() {
        change(line -> line.scale().current() == 0 && line.before().isPresent() ? line.wanting(line.before().getAsInt()) : line);
    }

    boolean canGoBack() {
        return lines().stream().anyMatch(line -> line.scale().current() == 0 && line.before().isPresent());
    }

    private void change(java.util.function.UnaryOperator<Line> how) {
        if (state.get() instanceof State.Choosing(List<Line> lines)) {
            List<Line> changed = lines.stream().map(how).toList();
            if (!changed.equals(lines)) {
                state.set(new State.Choosing(changed));
            }
        }
    }

    private List<Line> lines() {
        return state.get() instanceof State.Choosing(List<Line> lines) ? lines : List.of();
    }

    /** Returns the draft as it stands; empty when no number is another. */
    Optional<Draft> draft() {
        Map<Scale, Integer> numbers = new LinkedHashMap<>();
        lines().stream().filter(Line::changes).forEach(line -> numbers.put(line.scale(), line.wanted()));
        return numbers.isEmpty() ? Optional.empty() : Optional.of(ScaleSeveral.draft(numbers));
    }

    void review() {
        draft().ifPresent(sending.review());
    }

    /** Applies at once where the guard is free and the server has nothing to say; anything else goes to the review. */
    void applyNow() {
        draft().ifPresent(draft -> {
            List<Line> lines = lines();
            state.set(new State.Applying(lines));
            sending.atOnce(draft, () -> state.set(new State.Choosing(lines)));
        });
    }

    @Override
    public void close() {
        if (reading != null) {
            reading.cancel();
        }
    }
}
