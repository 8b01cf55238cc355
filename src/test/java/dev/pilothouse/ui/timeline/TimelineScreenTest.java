package dev.pilothouse.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.ui.kit.axis.MarkStrip;
import dev.pilothouse.ui.kit.axis.TimeAxis;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimelineScreenTest extends ScreenTest {

    private final BrokenShop shop = new BrokenShop();
    private final List<Place> gone = new ArrayList<>();
    private final SimpleObjectProperty<Set<String>> namespaces = new SimpleObjectProperty<>(Set.of("shop"));

    @AfterEach
    void close() {
        shop.close();
    }

    private TimelinePage page() {
        Navigator navigator = new Navigator() {
            @Override
            public void go(Place place) {
                gone.add(place);
            }

            @Override
            public void closeDrawer() {}
        };
        return fx(() -> {
            TimelinePage page = new TimelinePage(shop.session, shop.journal, namespaces, Optional.empty(), navigator, bridge, language);
            page.shown();
            return page;
        });
    }

    private void others() {
        for (int i = 0; i < 14; i++) {
            shop.workload("service-" + i, 200, 180, "service:1");
            shop.event("Pod", "service-" + i + "-180-" + i, "Normal", "Pulled", "Container image \"service:1\" already present", 100 + i * 230L, 100 + i * 230L, 1);
            shop.event("Pod", "service-" + i + "-180-" + i, i % 4 == 0 ? "Warning" : "Normal", i % 4 == 0 ? "Unhealthy" : "Started", "Readiness probe failed: HTTP probe failed with statuscode: 503", 90 + i * 200L, 60 + i * 130L, i + 1);
        }
        shop.event("Node", "worker", "Warning", "FreeDiskSpaceFailed", "Failed to garbage collect required amount of images", 3000, 2400, 4);
    }

    private static String text(Stage stage, String id) {
        return fx(() -> ((Label) stage.getScene().lookup("#" + id)).getText());
    }

    @SuppressWarnings("unchecked")
    private static ListView<Object> lanes(Stage stage) {
        return (ListView<Object>) stage.getScene().lookup("#timeline-lanes");
    }

    @Test
    void showsWhatHappenedAndWhatWasChangedBefore() {
        shop.broken();
        others();
        TimelinePage page = page();
        Stage stage = showDressed(1184, 830, page.node());
        until("the lanes", () -> lanes(stage) != null && lanes(stage).getItems().size() > 10);
        fxRun(() -> {
            lanes(stage).requestFocus();
            lanes(stage).getSelectionModel().select(0);
        });
        until("what was before", () -> stage.getScene().lookup("#timeline-before").isVisible());
        screens("timeline", stage);
        assertTrue(text(stage, "timeline-readout").contains("BackOff"), text(stage, "timeline-readout"));
        robot.type(KeyCode.LEFT);
        settle();
        assertTrue(text(stage, "timeline-readout").contains("Pulled") || text(stage, "timeline-readout").contains("上线"), text(stage, "timeline-readout"));
        robot.type(KeyCode.ENTER);
        settle();
        assertEquals("web-10-aaa", ((Place.Detail) gone.getLast()).ref().name());
        fxRun(() -> page.commands().stream().filter(command -> command.id().equals("time.undo")).findFirst().orElseThrow().action().run());
        until("the review of the undo", () -> gone.getLast() instanceof Place.Review);
        fxRun(() -> page.commands().stream().filter(command -> command.id().equals("time.list")).findFirst().orElseThrow().action().run());
        settle();
        screen("timeline-list", stage);
        fxRun(page::close);
    }

    @Test
    void draggingALaneMovesTimeAndWithShiftChoosesAStretchOfIt() {
        shop.broken();
        others();
        TimelinePage page = page();
        Stage stage = showDressed(1184, 830, page.node());
        until("the lanes", () -> lanes(stage) != null && lanes(stage).getItems().size() > 10);
        settle();
        TimelineViewModel model = (TimelineViewModel) page.model();
        MarkStrip<?> strip = fx(() -> (MarkStrip<?>) lanes(stage).lookup(".axis"));
        TimeAxis before = axis(model);
        double width = strip.getWidth();
        robot.drag(strip, MouseButton.PRIMARY).moveBy(-100, 0).drop();
        until("the move", () -> !axis(model).equals(before));
        assertEquals(before.moved(Math.round(100 * before.span() / width)), axis(model));
        assertTrue(lanes(stage).getSelectionModel().isEmpty(), "a lane is chosen by a click, not by moving time");

        fxRun(model::followAgain);
        until("now", () -> axis(model).equals(before));
        robot.press(KeyCode.SHIFT).drag(strip, MouseButton.PRIMARY).moveBy(-100, 0);
        settle();
        assertTrue(stage.getScene().lookup(".timeline-band").isVisible());
        screen("timeline-choosing", stage);
        robot.drop().release(KeyCode.SHIFT);
        TimeAxis stretch = new TimeAxis(before.moment(width / 2 - 100, width), before.moment(width / 2, width));
        until("the stretch", () -> axis(model).equals(stretch));
        fxRun(model::followAgain);
        until("now again", () -> axis(model).equals(before));
        robot.clickOn(strip);
        settle();
        assertEquals(0, lanes(stage).getSelectionModel().getSelectedIndex());
        fxRun(page::close);
    }

    private static TimeAxis axis(TimelineViewModel model) {
        return fx(() -> model.pictureProperty().get().orElseThrow().axis());
    }

    @Test
    void fitsTheSmallestWindow() {
        shop.broken();
        others();
        TimelinePage page = page();
        Stage stage = showDressed(904, 526, page.node());
        until("the lanes", () -> lanes(stage) != null && lanes(stage).getItems().size() > 10);
        screen("timeline-960x600", stage);
        fxRun(page::close);
    }

    @Test
    void saysThatNothingHappened() {
        TimelinePage page = page();
        Stage stage = showDressed(1184, 830, page.node());
        until("the sentence", () -> stage.getScene().getRoot().lookupAll(".state-sentence").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().startsWith("No events in the last hour")));
        screen("timeline-empty", stage);
        fxRun(page::close);
    }
}
