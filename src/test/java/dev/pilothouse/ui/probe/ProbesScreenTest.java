package dev.pilothouse.ui.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.guide.probe.ProbeKind;
import dev.pilothouse.guide.probe.Timing.Setting;
import dev.pilothouse.guide.probe.Trouble;
import dev.pilothouse.session.probe.ProbeResult;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbesScreenTest extends ScreenTest {

    private final Shop shop = new Shop("shop-dev", Guard.Level.FREE);
    private final List<Draft> reviewed = new ArrayList<>();
    private final SameThreadFx now = fx(SameThreadFx::new);

    @AfterEach
    void close() {
        shop.close();
    }

    private ProbesViewModel model() {
        Payments.into(shop);
        ProbesViewModel.Trial trial = (_, _, _) -> new ProbeResult(
                ProbeResult.Verdict.SUCCESS, ProbeResult.Reason.ANSWERED, List.of("200"), "200", "{\"status\":\"up\"}", Duration.ofMillis(12), ProbeResult.Road.PORT_FORWARD);
        return fx(() -> new ProbesViewModel(shop.session(), Payments.REF, UnsentEdit.NONE, trial, now, reviewed::add));
    }

    @Test
    void showsWhatMoreTriesChange() {
        ProbesViewModel model = model();
        ProbesView view = fx(() -> new ProbesView(model, "shop-dev", EnvironmentStyle.DEV, language, () -> {}));
        fxRun(model::start);
        Stage stage = showDressed(1170, 826, view);
        screen("probes-before", stage);
        Node timeline = fx(() -> List.copyOf(view.lookupAll(".probe-timeline")).getLast());
        fxRun(() -> {
            mouse(timeline, MouseEvent.MOUSE_PRESSED, 30_000);
            mouse(timeline, MouseEvent.MOUSE_DRAGGED, 60_000);
            mouse(timeline, MouseEvent.MOUSE_RELEASED, 60_000);
        });
        assertThat(((ProbesState.Working) model.stateProperty().get()).probes().startup().orElseThrow().timing().failures()).isEqualTo(6);
        fxRun(() -> {
            model.set(ProbeKind.STARTUP, Setting.FAILURES, 6);
            now.advance(ProbesViewModel.REST);
            model.tryNow(ProbeKind.STARTUP);
        });
        settle();
        screens("probes", stage);
        fxRun(() -> model.suppose(before -> before.with(new Trouble.Hang(120_000))));
        settle();
        screens("probes-hang", stage);
        fxRun(() -> {
            stage.setWidth(690);
            stage.setHeight(530);
        });
        settle();
        screens("probes-small", stage);
        fxRun(model::review);
        assertThat(reviewed).hasSize(1);
    }

    /** The mouse in the lane of the startup probe, at a moment of a timeline of 90 s. */
    private static void mouse(Node timeline, EventType<MouseEvent> type, long moment) {
        TimelineScale scale = new TimelineScale(timeline.getLayoutBounds().getWidth(), 90_000);
        Point2D at = timeline.localToScene(scale.x(moment), TimelineScale.y(ProbeKind.STARTUP));
        timeline.fireEvent(new MouseEvent(
                type, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, true, false, false, null));
    }
}
