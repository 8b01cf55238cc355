package dev.pilothouse.ui.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.guide.Simulation;
import dev.pilothouse.guide.Simulation.Action;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.TestSession;
import dev.pilothouse.ui.simulation.SimulationState.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulationViewModelTest {

    private final FakeCluster cluster = FakePlayground.cluster();
    private final Pulse pulse = new Pulse();
    private final Session session = TestSession.open(cluster, pulse);
    private final SameThreadFx fx = new SameThreadFx();
    private final List<Receipt> applied = new ArrayList<>();
    private final List<Draft> reviewed = new ArrayList<>();
    private Instant wall = Instant.parse("2026-01-01T00:00:00Z");
    private final SimulationViewModel model = new SimulationViewModel(session, fx, () -> wall, applied::add, reviewed::add);

    @BeforeEach
    void start() {
        model.start();
    }

    @AfterEach
    void close() {
        model.close();
        session.close();
        pulse.close();
    }

    @Test
    void showsTimePodsAndNodesAndFollowsThem() {
        until(shown -> shown.pods().equals(List.of("shop/cart-1", "shop/payments-1")) && shown.nodes().size() == 2);
        cluster.put(FakeCluster.POD, FakeCluster.named("shop", "cart-2"));
        until(shown -> shown.pods().contains("shop/cart-2"));
        cluster.remove(new ResourceRef(FakeCluster.NODE, "", "playground-worker2"));
        until(shown -> shown.nodes().size() == 1);
        assertEquals(1.0, shown().speed());
    }

    @Test
    void breaksAPodAndMendsIt() {
        model.breakSomething(Action.CRASH, "shop/cart-1", OptionalInt.of(30));

        SimulationState.Fault fault = shown().faults().getFirst();
        assertEquals("Crash", fault.action());
        assertEquals("shop/cart-1", fault.target());
        assertEquals(30, cluster.get(new ResourceRef(Simulation.FAULT, "", fault.name())).tree().number(0, "spec", "seconds"));

        model.mend(fault);

        assertTrue(shown().faults().isEmpty());
        assertEquals(2, applied.size());
        assertTrue(reviewed.isEmpty());
    }

    @Test
    void twoFaultsOfOneKindHaveNamesOfTheirOwn() {
        model.breakSomething(Action.HANG, "shop/cart-1", OptionalInt.empty());
        model.breakSomething(Action.HANG, "shop/payments-1", OptionalInt.empty());

        assertEquals(List.of("hang", "hang-2"), shown().faults().stream().map(SimulationState.Fault::name).sorted().toList());
    }

    @Test
    void theShownTimeGoesAsFastAsTheSimulation() {
        model.setSpeed(20);
        Instant before = model.nowProperty().get();

        wall = wall.plusSeconds(3);
        fx.advance(Duration.ofSeconds(1));

        assertEquals(Duration.ofMinutes(1), Duration.between(before, model.nowProperty().get()));
        assertEquals(20.0, shown().speed());
    }

    @Test
    void timeThatIsPausedStands() {
        model.setSpeed(0);
        Instant before = model.nowProperty().get();

        wall = wall.plusSeconds(3);
        fx.advance(Duration.ofSeconds(1));

        assertEquals(before, model.nowProperty().get());
    }

    @Test
    void aStepIsAskedOfTheClock() {
        model.step(Duration.ofMinutes(10));

        assertEquals(600, cluster.get(Simulation.THE_CLOCK).tree().number(0, "spec", "stepSeconds"));
    }

    @Test
    void cordonsANodeAndAddsOne() {
        until(shown -> shown.nodes().size() == 2);

        model.cordon(shown().nodes().getFirst(), false);
        model.addNode();

        assertTrue(cluster.get(new ResourceRef(FakeCluster.NODE, "", "playground-worker")).tree().isTrue("spec", "unschedulable"));
        until(shown -> shown.nodes().size() == 3);
    }

    @Test
    void whatWasRefusedIsSaidAndTheRestStays() {
        cluster.failNext(Problem.of(ProblemCode.CONNECTION_REFUSED, "127.0.0.1:6443"));

        model.setSpeed(5);

        assertEquals(ProblemCode.CONNECTION_REFUSED, java.util.Objects.requireNonNull(model.troubleProperty().get()).code());
        assertInstanceOf(Shown.class, model.stateProperty().get());
    }

    @Test
    void aClusterWithoutClockIsRefused() {
        cluster.remove(Simulation.THE_CLOCK);

        model.read();

        assertInstanceOf(SimulationState.Refused.class, model.stateProperty().get());
        cluster.put(Simulation.CLOCK, Map.of("metadata", Map.of("name", "clock"), "spec", Map.of("speed", 1.0)));
        model.read();
        assertInstanceOf(Shown.class, model.stateProperty().get());
    }

    private Shown shown() {
        return assertInstanceOf(Shown.class, model.stateProperty().get());
    }

    private void until(Predicate<Shown> condition) {
        fx.until("the page to show it", () -> model.stateProperty().get() instanceof Shown shown && condition.test(shown));
    }
}
