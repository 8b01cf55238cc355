package dev.pilothouse.ui.change;

import dev.pilothouse.change.Choices;
import dev.pilothouse.change.Dispute;
import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Meanwhile;
import dev.pilothouse.change.Outcome;
import dev.pilothouse.change.Pipeline;
import dev.pilothouse.change.Preview;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.change.Rehearsal;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.ShownYaml;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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
    private Choices choices = Choices.all(Choice.ASK);
    private boolean pressedOnce;
    private long applyingSince;
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

    /** Returns the key of the name of the command that could do the same. */
    String commandsKey() {
        Draft now = draft.get();
        boolean engine = now != null && now.wishes().stream().anyMatch(wish -> EngineKinds.is(wish.ref().kind()));
        return engine ? "change.docker" : "change.kubectl";
    }

    /** Tells whether the receipt will lead back to what there is now. */
    boolean comesBack(Rehearsal rehearsal) {
        return changes.comesBack(rehearsal.preview());
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
        choices = Choices.all(Choice.ASK);
        pressedOnce = false;
        refreshGate();
        preview(this::rehearse);
    }

    /** Reads everything again, after a refusal or an unknown outcome. */
    void startOver() {
        begin(draft.get());
    }

    /** Decides about fields that others own or have changed. */
    void choose(Collection<Choices.Field> fields, Choice choice) {
        Choices before = choices;
        for (Choices.Field field : fields) {
            choices = choices.with(field, choice);
        }
        switch (state()) {
            case ReviewState.NeedsChoice waiting when !choices.equals(before) -> rehearse(waiting.rehearsal().preview());
            case ReviewState.Ready ready when !choices.equals(before) -> rehearse(ready.rehearsal().preview());
            default -> {} // what changed meanwhile is decided before the next dry run
        }
    }

    /** Returns what was decided about a field, empty for nothing. */
    Optional<Choice> choice(Choices.Field field) {
        return Optional.ofNullable(choices.fields().get(field));
    }

    /** The one main button: goes on from wherever the draft is. */
    void proceed() {
        switch (state()) {
            case ReviewState.Ready ready -> press(ready);
            case ReviewState.Outdated outdated -> rehearse(outdated.fresh());
            case ReviewState.PartlyApplied partly -> lookAgain(partly.rest(), "");
            case ReviewState.OutcomeUnknown unknown -> lookAgain(unknown.rest(), unknown.id());
            case ReviewState.Refused _ -> startOver();
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

    /** What is not known is looked up, before anything is tried again. */
    private void lookAgain(Draft rest, String id) {
        state.set(new ReviewState.Previewing());
        fx.call(changes::settle).onDone(settled -> {
            Optional<Receipt> whole = settled.stream()
                    .filter(receipt -> receipt.id().equals(id) && receipt.result() == Receipt.Result.APPLIED)
                    .findFirst();
            if (whole.isPresent()) {
                applied(whole.get());
            } else {
                begin(rest);
            }
        }).onRefused(problem -> begin(rest));
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

    private void rehearse(Preview preview) {
        Choices decided = choices;
        pressedOnce = false;
        refreshGate();
        state.set(new ReviewState.Rehearsing(preview));
        ask(fx.call(() -> {
                    long start = System.nanoTime();
                    Rehearsal rehearsal = changes.rehearse(preview, decided);
                    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
                    return new Rehearsed(rehearsal, millis, ReviewDocument.of(preview, Optional.of(rehearsal), yaml));
                }))
                .onDone(this::judge)
                .onRefused(problem -> refuse(problem, Optional.of(preview)));
    }

    private record Rehearsed(Rehearsal rehearsal, long millis, List<ReviewDocument> documents) {}

    /** What a controller owns is left to it, until somebody says otherwise. */
    private boolean leftToControllers(Rehearsal rehearsal) {
        List<Choices.Field> open =
                rehearsal.disputes().stream().filter(dispute -> dispute.choice() == Choice.ASK).map(Dispute::key).toList();
        open.forEach(field -> choices = choices.with(field, Choice.LEAVE_THEIRS));
        return !open.isEmpty();
    }

    private void judge(Rehearsed rehearsed) {
        if (leftToControllers(rehearsed.rehearsal())) {
            rehearse(rehearsed.rehearsal().preview());
            return;
        }
        Rehearsal rehearsal = rehearsed.rehearsal();
        List<Verdict> verdicts = rehearsal.verdicts();
        documents.set(rehearsed.documents());
        Optional<Verdict.Refused> refused = first(verdicts, Verdict.Refused.class);
        if (refused.isPresent()) {
            state.set(new ReviewState.Refused(
                    refused.get().problem(), refused.get().causes(), Optional.of(rehearsal.preview()), Optional.of(rehearsal)));
        } else if (first(verdicts, Verdict.Outdated.class).isPresent()) {
            Preview seen = rehearsal.preview();
            preview(fresh -> state.set(new ReviewState.Outdated(fresh, Optional.empty(), Meanwhile.between(seen, fresh))));
        } else if (first(verdicts, Verdict.NeedsChoice.class).isPresent() || !(rehearsal.disputes().isEmpty() || rehearsal.changesAnything())) {
            state.set(new ReviewState.NeedsChoice(rehearsal, rehearsed.millis()));
        } else if (!rehearsal.changesAnything()) {
            state.set(new ReviewState.Nothing(rehearsal.preview()));
        } else {
            state.set(new ReviewState.Ready(rehearsal, rehearsed.millis()));
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
        applyingSince = System.nanoTime();
        state.set(new ReviewState.Applying(rehearsal, List.of()));
        fx.call(() -> changes.apply(rehearsal, consent, _ -> fx.later(() -> progress(rehearsal))))
                .onDone(outcome -> settle(outcome, rehearsal))
                .onRefused(problem -> refuse(problem, Optional.of(rehearsal.preview())));
    }

    private void progress(Rehearsal rehearsal) {
        if (state() instanceof ReviewState.Applying applying) {
            List<Long> millis = new ArrayList<>(applying.millis());
            long before = millis.stream().mapToLong(Long::longValue).sum();
            millis.add(Duration.ofNanos(System.nanoTime() - applyingSince).toMillis() - before);
            state.set(new ReviewState.Applying(rehearsal, List.copyOf(millis)));
        }
    }

    private void applied(Receipt receipt) {
        state.set(new ReviewState.Applied(receipt));
        announce.accept(receipt);
    }

    private void settle(Outcome outcome, Rehearsal rehearsal) {
        typed.set("");
        pressedOnce = false;
        switch (outcome) {
            case Outcome.Applied applied -> applied(applied.receipt());
            case Outcome.Conflict conflict -> {
                conflict.soFar().ifPresent(announce);
                draft.set(conflict.fresh().draft());
                showFresh(conflict.fresh());
                List<Meanwhile> fields = Meanwhile.between(rehearsal.preview(), conflict.fresh());
                state.set(new ReviewState.Outdated(conflict.fresh(), conflict.soFar(), fields));
            }
            case Outcome.Refused refused when refused.soFar().isPresent() -> {
                announce.accept(refused.soFar().get());
                state.set(new ReviewState.PartlyApplied(refused.soFar().get(), refused.problem(), refused.causes(), refused.rest()));
            }
            case Outcome.Refused refused when refused.problem().code() == ProblemCode.OUTCOME_UNKNOWN ->
                state.set(new ReviewState.OutcomeUnknown(refused.problem(), refused.rest(), refused.id()));
            case Outcome.Refused refused -> state.set(new ReviewState.Refused(
                    refused.problem(), refused.causes(), Optional.of(rehearsal.preview()), Optional.of(rehearsal)));
        }
        refreshGate();
    }

    private void showFresh(Preview fresh) {
        fx.call(() -> ReviewDocument.of(fresh, Optional.empty(), yaml)).onDone(documents::set);
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
