package dev.pilothouse.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.ui.kit.Stylesheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

class MapCanvasTest extends ScreenTest {

    private final List<String> asked = new ArrayList<>();
    private final MapCanvas map = fx(() -> new MapCanvas(language, true, new MapCanvas.Deeds() {
        @Override
        public void open(Box box) {
            asked.add("open " + box.id());
        }

        @Override
        public void ask(Box from, Box to) {
            asked.add(from.id() + " to " + to.id());
        }
    }));

    private void shown() {
        fxRun(() -> map.getStylesheets().add(Stylesheet.of("topology.css")));
        fxRun(() -> map.show(new Sheet(MadeUp.rows(8)), true));
        showDressed(1100, 700, map);
    }

    private Point2D place(String id) {
        return fx(() -> {
            var box = map.sheet().box(id).orElseThrow();
            return map.localToScreen(map.camera().x(box.x() + 40), map.camera().y(box.y() + box.height() / 2));
        });
    }

    @Test
    void choosesWhatIsClickedAndOpensItOnTheSecondClick() {
        shown();
        robot.clickOn(place("Service/app-2"), MouseButton.PRIMARY);
        settle();
        assertThat(fx(() -> map.marks().chosen())).isEqualTo("Service/app-2");
        robot.doubleClickOn(place("Deployment/app-2"), MouseButton.PRIMARY);
        settle();
        assertThat(asked).contains("open Deployment/app-2");
        screen("map", fx(() -> (javafx.stage.Stage) map.getScene().getWindow()));
    }

    @Test
    void marksWhereARequestEnds() {
        shown();
        fxRun(() -> map.follow(Set.of("Service/app-2", "Deployment/app-2"), new Break("Service/app-2", "Deployment/app-2")));
        settle();
        assertThat(fx(map::getAccessibleText)).startsWith("Service app-2").endsWith("The request ends here");
        screen("map-ends-on-line", fx(() -> (javafx.stage.Stage) map.getScene().getWindow()));
        fxRun(() -> map.follow(Set.of("Deployment/app-1"), new Break("Deployment/app-1", "")));
        settle();
        assertThat(fx(map::getAccessibleText)).startsWith("Deployment app-1").endsWith("The request ends here");
        screen("map-ends-in-box", fx(() -> (javafx.stage.Stage) map.getScene().getWindow()));
        fxRun(() -> map.follow(Set.of(), Break.NONE));
        assertThat(fx(map::getAccessibleText)).doesNotContain("ends here");
    }

    @Test
    void asksAboutTwoBoxesWithShift() {
        shown();
        robot.clickOn(place("Service/app-2"), MouseButton.PRIMARY);
        robot.press(KeyCode.SHIFT).clickOn(place("Deployment/app-1"), MouseButton.PRIMARY).release(KeyCode.SHIFT);
        settle();
        assertThat(asked).containsExactly("Service/app-2 to Deployment/app-1");
    }

    @Test
    void asksAboutTwoBoxesByKeys() {
        shown();
        fxRun(map::requestFocus);
        robot.type(KeyCode.RIGHT).press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT).type(KeyCode.DOWN);
        robot.press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
        settle();
        assertThat(asked).containsExactly("Service/app-0 to Service/app-1");
    }

    @Test
    void isWalkedByKeysAndSaysWhereItIs() {
        shown();
        fxRun(map::requestFocus);
        robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT).type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.DOWN);
        settle();
        assertThat(fx(() -> map.marks().chosen())).isEqualTo("Deployment/app-3");
        assertThat(fx(map::getAccessibleText)).contains("Deployment app-3").contains("2 of 3 ready").contains("app-3-config");
        robot.type(KeyCode.ENTER);
        settle();
        assertThat(asked).containsExactly("open Deployment/app-3");
    }

    @Test
    void isPulledAndBroughtNearer() {
        shown();
        Camera before = fx(map::camera);
        Point2D ground = fx(() -> map.localToScreen(60, 400));
        robot.drag(ground, MouseButton.PRIMARY).moveTo(ground.add(70, 30)).drop();
        settle();
        assertThat(fx(map::camera).left()).isLessThan(before.left());
        fxRun(map::requestFocus);
        robot.type(KeyCode.EQUALS);
        settle();
        assertThat(fx(map::camera).scale()).isGreaterThan(before.scale());
        robot.type(KeyCode.DIGIT0);
        settle();
        assertThat(fx(() -> map.camera().seen(map.getWidth(), map.getHeight()).contains(new javafx.geometry.Rectangle2D(1, 1, 1000, 700)))).isTrue();
    }

    @Test
    void drawsNothingWhileNothingHappens() {
        shown();
        settle();
        long before = fx(map::frames);
        settle();
        settle();
        assertThat(fx(map::frames)).isEqualTo(before);
    }
}
