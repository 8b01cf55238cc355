package dev.pilothouse.ui.change;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Outcome;
import dev.pilothouse.change.Pipeline;
import dev.pilothouse.change.Preview;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.change.Rehearsal;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.ShownYaml;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Takes one draft down the road: preview, dry run, guard, apply. Everything it shows is its {@link #state}, {@link #gate} and documents. */
final class ReviewViewModel implements AutoCloseable {

    private final Pipeline changes;
    private final Fx fx;
    private final Consumer<Receipt> announce;
    private final ReadOnlyObjectWrapper<Draft> draft = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ReviewState> state = new ReadOnlyObjectWrapper<>(new ReviewState.Previewing());
    private final ReadOnlyObjectWrapper<Gate> gate = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<ReviewDocument>> documents = new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Problem>> saveTrouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ShownYaml yaml = new ShownYaml();
    private boolean pressedOnce;
    private Fx.@Nullable Call<?> asking;

    /**
     * @param announce told of everything that was applied, also when the review was left meanwhile
     */
    ReviewViewModel(Pipeline changes, Fx fx, Consumer<Receipt> announce) {
        this.changes = changes;
        this.fx = fx;
        this.announce = announce;
        typed.subscribe(_ -> refreshGate());
    }

    ReadOnlyObjectProperty<Draft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ReviewState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReviewState state() {
        return state.get();
    }

    ReadOnlyObjectProperty<Gate> gateProperty() {
        return gate.getReadOnlyProperty();
    }

    /** The objects of the draft, as far as they are known. */
    ReadOnlyObjectProperty<List<ReviewDocument>> documentsProperty() {
        return documents.getReadOnlyProperty();
    }

    /** Why the last attempt to save failed. */
    ReadOnlyObjectProperty<Optional<Problem>> saveTroubleProperty() {
        return saveTrouble.getReadOnlyProperty();
    }

    /** What the person types to get past the guard. */
    StringProperty typedProperty() {
        return typed;
    }

    /** Starts from the beginning with this draft. */
    void begin(Draft wanted) {
        draft.set(wanted);
        pressedOnce = false;
        refreshGate();
        preview(fresh -> rehearse(fresh, Choice.ASK));
    }

    /** Reads everything again, after a refusal or an unknown outcome. */
    void startOver() {
        begin(draft.get());
    }

    /** Decides about the fields that others own. */
    void choose(Choice choice) {
        switch (state()) {
            case ReviewState.NeedsChoice waiting -> rehearse(waiting.rehearsal().preview(), choice);
            case ReviewState.Ready ready when ready.choice() != choice -> rehearse(ready.rehearsal().preview(), choice);
            default -> {}
        }
    }

    /** The one main button: goes on from wherever the draft is. */
    void proceed() {
        switch (state()) {
            case ReviewState.Ready ready -> press(ready);
            case ReviewState.Outdated outdated -> rehearse(outdated.fresh(), Choice.ASK);
            case ReviewState.PartlyApplied partly -> begin(partly.rest());
            case ReviewState.Refused _, ReviewState.OutcomeUnknown _ -> startOver();
            default -> {}
        }
    }

    /** Writes the objects as the draft wants them to a file that only its owner can read. */
    void save(Path file) {
        saveTrouble.set(Optional.empty());
        Draft wanted = draft.get();
        fx.call(() -> YamlFile.write(file, changes.preview(wanted))).onRefused(problem -> saveTrouble.set(Optional.of(problem)));
    }

    /** Makes the draft that takes back what was applied here and hands it over. */
    void undo(Receipt receipt, Consumer<Draft> consumer) {
        fx.call(() -> changes.undo(receipt)).onDone(consumer).onRefused(problem -> refuse(problem, Optional.empty()));
    }

    private void press(ReviewState.Ready ready) {
        if (!gate.get().passed()) {
            pressedOnce = true;
            refreshGate();
            return;
        }
        apply(ready.rehearsal());
    }

    private void preview(Consumer<Preview> then) {
        Draft wanted = draft.get();
        state.set(new ReviewState.Previewing());
        ask(fx.call(() -> {
                    Preview preview = changes.preview(wanted);
                    return new Previewed(preview, ReviewDocument.of(preview, Optional.empty(), yaml));
                }))
                .onDone(previewed -> {
                    documents.set(previewed.documents());
                    if (previewed.preview().changesAnything()) {
                        then.accept(previewed.preview());
                    } else {
                        state.set(new ReviewState.Nothing(previewed.preview()));
                    }
                })
                .onRefused(problem -> refuse(problem, Optional.empty()));
    }

    private record Previewed(Preview preview, List<ReviewDocument> documents) {}

    private void rehearse(Preview preview, Choice choice) {
        pressedOnce = false;
        refreshGate();
        state.set(new ReviewState.Rehearsing(preview));
        ask(fx.call(() -> {
                    long start = System.nanoTime();
                    Rehearsal rehearsal = changes.rehearse(preview, choice);
                    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
                    return new Rehearsed(rehearsal, millis, ReviewDocument.of(preview, Optional.of(rehearsal), yaml));
                }))
                .onDone(rehearsed -> judge(rehearsed, choice))
                .onRefused(problem -> refuse(problem, Optional.of(preview)));
    }

    private record Rehearsed(Rehearsal rehearsal, long millis, List<ReviewDocument> documents) {}

    private void judge(Rehearsed rehearsed, Choice choice) {
        Rehearsal rehearsal = rehearsed.rehearsal();
        List<Verdict> verdicts = rehearsal.verdicts();
        documents.set(rehearsed.documents());
        Optional<Verdict.Refused> refused = first(verdicts, Verdict.Refused.class);
        if (refused.isPresent()) {
            state.set(new ReviewState.Refused(
                    refused.get().problem(), refused.get().causes(), Optional.of(rehearsal.preview()), Optional.of(rehearsal)));
        } else if (first(verdicts, Verdict.Outdated.class).isPresent()) {
            preview(fresh -> state.set(new ReviewState.Outdated(fresh, Optional.empty())));
        } else if (first(verdicts, Verdict.NeedsChoice.class).isPresent()) {
            state.set(new ReviewState.NeedsChoice(rehearsal, rehearsed.millis()));
        } else {
            state.set(new ReviewState.Ready(rehearsal, rehearsed.millis(), choice));
        }
        refreshGate();
    }

    private static <V extends Verdict> Optional<V> first(List<Verdict> verdicts, Class<V> type) {
        return verdicts.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Not cancelled by leaving: what has begun is finished and announced. */
    private void apply(Rehearsal rehearsal) {
        Guard.Consent consent;
        try {
            consent = changes.guard().consent(typed.get());
        } catch (ProblemException e) {
            refuse(e.problem(), Optional.of(rehearsal.preview()));
            return;
        }
        asking = null;
        state.set(new ReviewState.Applying(rehearsal, 0));
        fx.call(() -> changes.apply(rehearsal, consent, done -> fx.later(() -> progress(rehearsal, done))))
                .onDone(outcome -> settle(outcome, rehearsal))
                .onRefused(problem -> unsettled(problem, rehearsal.preview()));
    }

    private void progress(Rehearsal rehearsal, int done) {
        if (state() instanceof ReviewState.Applying) {
            state.set(new ReviewState.Applying(rehearsal, done));
        }
    }

    private void settle(Outcome outcome, Rehearsal rehearsal) {
        typed.set("");
        pressedOnce = false;
        switch (outcome) {
            case Outcome.Applied applied -> {
                state.set(new ReviewState.Applied(applied.receipt()));
                announce.accept(applied.receipt());
            }
            case Outcome.Conflict conflict -> {
                conflict.soFar().ifPresent(announce);
                draft.set(conflict.fresh().draft());
                showFresh(conflict.fresh());
                state.set(new ReviewState.Outdated(conflict.fresh(), conflict.soFar()));
            }
            case Outcome.Refused refused when refused.soFar().isPresent() -> {
                announce.accept(refused.soFar().get());
                state.set(new ReviewState.PartlyApplied(refused.soFar().get(), refused.problem(), refused.causes(), refused.rest()));
            }
            case Outcome.Refused refused when refused.problem().code() == ProblemCode.OUTCOME_UNKNOWN ->
                unsettled(refused.problem(), rehearsal.preview());
            case Outcome.Refused refused -> state.set(new ReviewState.Refused(
                    refused.problem(), refused.causes(), Optional.of(rehearsal.preview()), Optional.of(rehearsal)));
        }
        refreshGate();
    }

    private void showFresh(Preview fresh) {
        fx.call(() -> ReviewDocument.of(fresh, Optional.empty(), yaml)).onDone(documents::set);
    }

    private void unsettled(Problem problem, Preview preview) {
        if (problem.code() == ProblemCode.OUTCOME_UNKNOWN) {
            state.set(new ReviewState.OutcomeUnknown(problem));
        } else {
            refuse(problem, Optional.of(preview));
        }
    }

    private void refuse(Problem problem, Optional<Preview> preview) {
        state.set(new ReviewState.Refused(problem, List.of(), preview, Optional.empty()));
    }

    private void refreshGate() {
        gate.set(Gate.of(changes.guard(), typed.get(), pressedOnce));
    }

    private <T> Fx.Call<T> ask(Fx.Call<T> call) {
        if (asking != null) {
            asking.cancel();
        }
        asking = call;
        return call;
    }

    @Override
    public void close() {
        if (asking != null) {
            asking.cancel();
        }
    }
}
