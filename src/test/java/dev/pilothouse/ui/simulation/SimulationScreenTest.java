package dev.pilothouse.ui.simulation;

import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.TestSession;
import dev.pilothouse.ui.simulation.SimulationState.Shown;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulationScreenTest extends ScreenTest {

    private final FakeCluster cluster = FakePlayground.cluster();
    private final Pulse pulse = new Pulse();
    private final Session session = TestSession.open(cluster, pulse);
    private final SimulationViewModel model =
            new SimulationViewModel(session, bridge, () -> Instant.parse("2026-01-01T00:00:00Z"), _ -> {}, _ -> {});

    @AfterEach
    void close() {
        fxRun(model::close);
        session.close();
        pulse.close();
    }

    @Test
    void thePodThatWasAskedForIsBrokenByOnePress() {
        FakePlayground.fault(cluster, "kill", "KillNode", Map.of("kind", "Node", "name", "playground-worker2"), "Active");
        FakePlayground.fault(cluster, "old", "SlowApi", Map.of(), "Done");
        Optional<ResourceRef> pod = Optional.of(new ResourceRef(FakeCluster.POD, "shop", "payments-1"));
        SimulationView view = fx(() -> new SimulationView(model, pod, language));
        Stage stage = showDressed(1120, 760, view);
        fxRun(model::start);
        until("the pod to be chosen", () -> view.lookupAll(".combo-box").stream()
                .anyMatch(box -> box instanceof ComboBox<?> choice && "shop/payments-1".equals(choice.getValue())));
        screens("simulation", stage);
        fxRun(() -> {
            stage.setWidth(690);
            stage.setHeight(500);
        });
        settle();
        screen("simulation-narrow", stage);
        robot.clickOn(".simulation-break");
        until("the fault", () -> model.stateProperty().get() instanceof Shown shown
                && shown.faults().stream().anyMatch(fault -> fault.action().equals("Crash") && fault.target().equals("shop/payments-1")));
    }
}
