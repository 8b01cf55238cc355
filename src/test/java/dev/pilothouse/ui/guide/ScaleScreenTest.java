package dev.pilothouse.ui.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScaleScreenTest extends ScreenTest {

    private final Shop shop = new Shop("shop-dev", Guard.Level.FREE);
    private final List<Draft> reviewed = new ArrayList<>();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void upTwiceAndEnterGoesToTheReview() {
        SameThreadFx fx = fx(SameThreadFx::new);
        ScaleViewModel model = fx(() -> new ScaleViewModel(Shop.WEB, new Sending(shop.session(), fx, reviewed::add, _ -> {})));
        ScaleView view = fx(() -> new ScaleView(model, "shop-dev", EnvironmentStyle.DEV, language, () -> {}, _ -> {}));
        fxRun(model::start);
        Stage stage = showDressed(436, 826, view);
        fxRun(view::focusNumber);
        robot.push(KeyCode.UP);
        robot.push(KeyCode.UP);
        until("five copies", () -> model.replicasProperty().get() == 5);
        fxRun(() -> fx.advance(ScaleViewModel.REST));
        settle();
        screens("scale", stage);
        robot.push(KeyCode.ENTER);
        until("the review", () -> reviewed.size() == 1);
        fxRun(() -> model.replicasProperty().set(0));
        fxRun(() -> fx.advance(ScaleViewModel.REST));
        fxRun(() -> stage.setWidth(900));
        settle();
        screens("scale-wide", stage);
        assertEquals(3, shop.replicas());
    }
}
