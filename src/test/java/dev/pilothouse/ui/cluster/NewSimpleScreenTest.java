package dev.pilothouse.ui.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.SimpleClusters;
import dev.pilothouse.local.SimplePlan;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.ui.kit.Stylesheet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** The dialog in which a cluster of k3d is made, over a maker that does as the test says. */
class NewSimpleScreenTest extends ScreenTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<SimplePlan> plans = new ArrayList<>();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private final class Maker implements SimpleClusters {

        @Override
        public String id() {
            return "k3d";
        }

        @Override
        public Optional<Path> tool() {
            return Optional.of(Path.of("/usr/local/bin/k3d"));
        }

        /** Fails where the name says so; else hangs until the test lets it go on. */
        @Override
        public LocalCluster create(SimplePlan plan, Progress.Listener listener) {
            plans.add(plan);
            listener.on(new Progress.Planned(START, List.of(Step.NODES, Step.CONTROL_PLANE, Step.API_READY)));
            listener.on(new Progress.Started(START, Step.NODES, ""));
            listener.on(new Progress.Ended(START.plusMillis(2_300), Step.NODES, ""));
            listener.on(new Progress.Started(START.plusMillis(2_300), Step.CONTROL_PLANE, ""));
            if (plan.name().equals("taken")) {
                Problem problem = Problem.of(ProblemCode.NODE_PORT_TAKEN, "8080", "0.0.0.0");
                listener.on(new Progress.Failed(START.plusMillis(2_400), Step.CONTROL_PLANE, problem));
                throw new ProblemException(problem);
            }
            try {
                goOn.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
            }
            return new LocalCluster(
                    "k3d", plan.name(), LocalCluster.State.RUNNING, Path.of("/x"), "k3d-" + plan.name(), "", 0, "", Optional.empty(), true, List.of(), List.of());
        }

        @Override
        public List<LocalCluster> clusters() {
            return List.of();
        }

        @Override
        public Subscription onChange(Runnable listener) {
            return Subscription.NONE;
        }

        @Override
        public LocalCluster start(String name) {
            throw new AssertionError(name);
        }

        @Override
        public void stop(String name) {
            throw new AssertionError(name);
        }

        @Override
        public void delete(String name) {
            throw new AssertionError(name);
        }

        @Override
        public void close() {}
    }

    private final Maker maker = new Maker();
    private final List<String> opened = new ArrayList<>();
    private final SimpleMaking making = new SimpleMaking(List.of(maker), bridge, opened::add);

    private Stage showing() {
        StackPane page = fx(() -> {
            making.ask(maker);
            NewSimpleView dialog = new NewSimpleView(making, maker, language);
            StackPane around = new StackPane(dialog);
            around.getStylesheets().add(Stylesheet.of("cluster.css"));
            dialog.focusName();
            return around;
        });
        return showDressed(760, 520, page);
    }

    @Test
    void isMadeStepByStepAndOpened() {
        Stage stage = showing();
        robot.write("Shop 1");
        settle();
        screens("simple-new", stage);
        robot.push(KeyCode.ENTER);
        settle();
        assertEquals(List.of(), plans);
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write("shop");
        robot.push(KeyCode.ENTER);
        until("the step", () -> making.deedProperty().get().filter(deed -> deed.lines().size() == 3).isPresent());
        settle();
        screens("simple-making", stage);
        goOn.countDown();
        until("the cluster", () -> opened.equals(List.of("k3d-shop")));
        assertEquals(List.of(new SimplePlan("shop", 1, "")), plans);
        assertTrue(fx(() -> making.askedProperty().get().isEmpty()));
    }

    @Test
    void aFailureSaysWhyAndTheFormComesBackAsItWas() {
        Stage stage = showing();
        robot.write("taken");
        robot.push(KeyCode.ENTER);
        until("the failure", () -> making.deedProperty().get().flatMap(LocalDeed::end).isPresent());
        settle();
        screens("simple-failed", stage);
        robot.clickOn(".simple-make");
        until("the form", () -> making.deedProperty().get().isEmpty());
        settle();
        assertEquals("taken", ((TextField) stage.getScene().lookup(".text-field")).getText());
    }

    @Test
    void escapeCancelsWhatIsBeingMade() throws InterruptedException {
        showing();
        robot.write("slow");
        robot.push(KeyCode.ENTER);
        until("the step", () -> making.goesOn() && !plans.isEmpty());
        robot.push(KeyCode.ESCAPE);
        until("the dialog to close", () -> making.askedProperty().get().isEmpty());
        interrupted.await();
        assertEquals(List.of(), opened);
    }
}
