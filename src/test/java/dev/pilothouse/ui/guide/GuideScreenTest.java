package dev.pilothouse.ui.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.guide.Guides;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.ui.guide.GuideState.Filling;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuideScreenTest extends ScreenTest {

    private final Shop shop = new Shop("shop-dev", Guard.Level.FREE);
    private final List<Draft> reviewed = new ArrayList<>();

    @AfterEach
    void close() {
        shop.close();
    }

    private GuideViewModel model(String guide) {
        SameThreadFx fx = fx(SameThreadFx::new);
        var task = new GuideViewModel.Task(Guides.find(guide).orElseThrow(), Optional.of(Shop.WEB), "", "shop", false);
        GuideViewModel model = fx(() -> new GuideViewModel(shop.session(), task, UnsentEdit.NONE, fx, reviewed::add, _ -> {}));
        fxRun(model::start);
        return model;
    }

    private Stage show(GuideViewModel model, double width, double height) {
        GuideView view = fx(() -> new GuideView(model, "shop-dev", EnvironmentStyle.DEV, language, () -> {}));
        Stage stage = showDressed(width, height, view);
        fxRun(view::focusFirst);
        return stage;
    }

    @Test
    void aLabelIsTypedAndGoesToTheReview() {
        GuideViewModel model = model("labels");
        Stage stage = show(model, 700, 826);
        robot.write("tier");
        robot.push(KeyCode.ENTER);
        until("a label", () -> ((Filling) model.stateProperty().get()).text().contains("tier:"));
        robot.write("front end");
        settle();
        screens("guide-labels", stage);
        assertEquals(List.of(), reviewed);
    }
}
