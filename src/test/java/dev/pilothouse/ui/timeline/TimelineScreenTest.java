package dev.pilothouse.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.testing.ScreenTest;
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
