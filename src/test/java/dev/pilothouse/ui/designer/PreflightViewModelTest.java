package dev.pilothouse.ui.designer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PreflightViewModelTest {

    private static final Blueprint ONE = Blueprint.of("name: one\n");
    private static final Blueprint TWO = Blueprint.of("name: two\n");

    private final SlowFx fx = new SlowFx();
    private final List<String> asked = new ArrayList<>();
    private boolean fails;
    private final PreflightViewModel model = new PreflightViewModel(this::check, fx);

    private List<PreflightFinding> check(Blueprint blueprint) {
        String text = blueprint.text().text();
        asked.add(text);
        if (fails) {
            throw new ProblemException(Problem.of(ProblemCode.UNEXPECTED));
        }
        return List.of(new PreflightFinding(Check.NAME, Level.GOOD, "free", List.of(text), List.of(), List.of()));
    }

    private String shown() {
        return model.stateProperty().get().findings().isEmpty() ? "" : model.stateProperty().get().findings().getFirst().args().getFirst();
    }

    @Test
    void asksWhenTheTextHasRested() {
        model.shown();
        model.about(Optional.of(ONE));
        fx.time.advance(PreflightViewModel.REST.minusMillis(1));
        model.about(Optional.of(TWO));
        fx.time.advance(PreflightViewModel.REST.minusMillis(1));
        assertEquals(0, fx.calls.size());
        fx.time.advance(Duration.ofMillis(1));
        assertEquals(1, fx.calls.size());
        fx.answer();
        assertEquals(List.of("name: two\n"), asked);
        assertInstanceOf(PreflightState.Checked.class, model.stateProperty().get());
    }

    @Test
    void asksAgainWhileSomebodyLooks() {
        model.shown();
        model.about(Optional.of(ONE));
        fx.time.advance(PreflightViewModel.REST);
        fx.answer();
        fx.time.advance(PreflightViewModel.AGAIN);
        assertInstanceOf(PreflightState.Checked.class, model.stateProperty().get(), "what was found of this text still holds");
        fx.answer();
        assertEquals(2, asked.size());
        model.hidden();
        fx.time.advance(PreflightViewModel.AGAIN.multipliedBy(3));
        assertEquals(0, fx.calls.size());
        model.shown();
        assertEquals(1, fx.calls.size());
    }

    @Test
    void neverAsksTwiceAtOnceAndNeverShowsAnOldAnswerAsNew() {
        model.shown();
        model.about(Optional.of(ONE));
        fx.time.advance(PreflightViewModel.REST);
        model.about(Optional.of(TWO));
        fx.time.advance(PreflightViewModel.REST.multipliedBy(2));
        assertEquals(1, fx.calls.size());
        fx.answer();
        assertInstanceOf(PreflightState.Checking.class, model.stateProperty().get());
        assertEquals("", shown());
        assertEquals(1, fx.calls.size());
        fx.answer();
        assertEquals("name: two\n", shown());
        assertInstanceOf(PreflightState.Checked.class, model.stateProperty().get());
    }

    @Test
    void asksOnlyOnceMoreHoweverOftenItWasWanted() {
        model.shown();
        model.about(Optional.of(ONE));
        fx.time.advance(PreflightViewModel.REST);
        model.again();
        model.again();
        fx.answer();
        fx.answer();
        assertEquals(0, fx.calls.size());
        assertEquals(2, asked.size());
    }

    @Test
    void looksAtNothingWhileTheTextIsBroken() {
        model.shown();
        model.about(Optional.of(ONE));
        fx.time.advance(PreflightViewModel.REST);
        fx.answer();
        model.about(Optional.empty());
        fx.time.advance(PreflightViewModel.AGAIN.multipliedBy(2));
        assertEquals(0, fx.calls.size());
        assertEquals("name: one\n", shown());
        assertInstanceOf(PreflightState.Checking.class, model.stateProperty().get());
    }

    @Test
    void saysThatTheChecksFailedAndTriesAgain() {
        fails = true;
        model.shown();
        model.about(Optional.of(ONE));
        fx.time.advance(PreflightViewModel.REST);
        fx.answer();
        assertInstanceOf(PreflightState.Refused.class, model.stateProperty().get());
        fails = false;
        fx.time.advance(PreflightViewModel.AGAIN);
        fx.answer();
        assertInstanceOf(PreflightState.Checked.class, model.stateProperty().get());
    }

    @Test
    void endsWithThePage() {
        model.shown();
        model.about(Optional.of(ONE));
        fx.time.advance(PreflightViewModel.REST);
        model.close();
        assertEquals(1, fx.cancelled);
        fx.time.advance(PreflightViewModel.AGAIN);
        assertEquals(1, fx.calls.size());
    }

    /** Calls wait until the test lets the oldest of them happen. */
    private static final class SlowFx implements Fx {

        private final SameThreadFx time = new SameThreadFx();
        private final List<Runnable> calls = new ArrayList<>();
        private int cancelled;

        void answer() {
            calls.removeFirst().run();
        }

        @Override
        public void later(Runnable work) {
            time.later(work);
        }

        @Override
        public dev.pilothouse.model.Subscription after(Duration delay, Runnable work) {
            return time.after(delay, work);
        }

        @Override
        public <T> Call<T> call(Callable<T> work) {
            Waiting<T> call = new Waiting<>();
            calls.add(() -> time.call(work).onDone(call.done).onRefused(call.refused));
            return call;
        }

        private final class Waiting<T> implements Call<T> {

            private Consumer<T> done = _ -> {};
            private Consumer<Problem> refused = _ -> {};

            @Override
            public Call<T> onDone(Consumer<T> consumer) {
                done = consumer;
                return this;
            }

            @Override
            public Call<T> onRefused(Consumer<Problem> consumer) {
                refused = consumer;
                return this;
            }

            @Override
            public void cancel() {
                cancelled++;
            }
        }
    }
}
