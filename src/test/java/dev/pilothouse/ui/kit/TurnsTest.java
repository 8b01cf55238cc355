package dev.pilothouse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.testing.HeldFx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Duration REST = Duration.ofSeconds(1);

    private final HeldFx fx = new HeldFx();
    private final List<Integer> told = new ArrayList<>();
    private Optional<Integer> value = Optional.of(1);
    private final Turns<Integer> turns = new Turns<>(fx, () -> value.map(it -> () -> it), told::add);

    @Test
    void takesOneTurnForMuchThatIsWanted() {
        turns.start();
        turns.soon();
        turns.soon();
        fx.advance(REST);
        fx.finish();
        assertEquals(List.of(1), told);
    }

    @Test
    void takesAnotherForWhatIsWantedDuringOne() {
        turns.start();
        turns.now();
        value = Optional.of(2);
        turns.now();
        assertEquals(1, fx.calls());
        fx.finishOldest();
        fx.advance(REST);
        fx.finish();
        assertEquals(List.of(1, 2), told);
    }

    @Test
    void tellsNothingOfATurnThatWasStopped() {
        turns.soon();
        fx.advance(REST);
        assertEquals(0, fx.calls(), "none before the start");
        turns.start();
        turns.now();
        turns.stop();
        turns.soon();
        fx.advance(REST);
        fx.finish();
        assertEquals(List.of(), told);
    }

    @Test
    void restsForAsLongAsItsPaceSaysAndFromTheStartAnew() {
        turns.start();
        turns.pace(new Turns.Pace(Integer.MAX_VALUE, Duration.ofHours(1)));
        turns.now();
        fx.finish();
        turns.soon();
        fx.advance(REST);
        assertEquals(0, fx.calls());
        turns.stop();
        turns.start();
        turns.soon();
        fx.advance(REST);
        fx.finish();
        assertEquals(List.of(1, 1), told);
    }

    @Test
    void waitsUntilThereIsSomethingToDo() {
        value = Optional.empty();
        turns.start();
        turns.now();
        value = Optional.of(3);
        turns.soon();
        fx.advance(REST);
        fx.finish();
        assertEquals(List.of(3), told);
    }
}
