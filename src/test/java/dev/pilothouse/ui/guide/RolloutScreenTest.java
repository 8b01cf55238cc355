package dev.pilothouse.ui.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.testing.RolloutShop;
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

class RolloutScreenTest extends ScreenTest {

    private final Shop shop = new Shop("shop-staging", Guard.Level.CONFIRM);
    private final List<Draft> reviewed = new ArrayList<>();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void showsWhatHoldsItUpAndComparesRevisionsByArrowKeys() {
        RolloutShop.stuck(shop);
        SameThreadFx fx = fx(SameThreadFx::new);
        RolloutViewModel model =
                fx(() -> new RolloutViewModel(Shop.WEB, shop.journal::receipts, new Sending(shop.session(), fx, reviewed::add, _ -> {})));
        RolloutView view = fx(() -> new RolloutView(model, "shop-staging", EnvironmentStyle.STAGING, language, () -> {}));
        fxRun(model::start);
        Stage stage = showDressed(1170, 800, view);
        fxRun(view::focusHistory);
        screens("rollout", stage);
        robot.push(KeyCode.DOWN);
        until("revision 2", () -> model.chosenProperty().get().equals(new RolloutViewModel.Chosen(2, 3)));
        fxRun(() -> stage.setWidth(690));
        fxRun(() -> stage.setHeight(500));
        settle();
        screens("rollout-narrow", stage);
        fxRun(() -> model.carryOut(RolloutViewModel.undo(1)));
        assertEquals("rollout-undo", reviewed.getFirst().summary().verb());
        fxRun(model::close);
    }
}
