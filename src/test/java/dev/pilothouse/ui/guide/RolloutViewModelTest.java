package dev.pilothouse.ui.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.guide.rollout.RolloutStatus.Phase;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.testing.RolloutShop;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.ui.guide.RolloutViewModel.Chosen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RolloutViewModelTest {

    private final SameThreadFx fx = new SameThreadFx();
    private final List<Draft> reviewed = new ArrayList<>();
    private final List<Receipt> applied = new ArrayList<>();
    private Shop shop = new Shop("shop-dev", Guard.Level.FREE);
    private RolloutViewModel model = model();

    private RolloutViewModel model() {
        return new RolloutViewModel(Shop.WEB, shop.journal::receipts, new Sending(shop.session(), fx, reviewed::add, applied::add));
    }

    @AfterEach
    void close() {
        model.close();
        shop.close();
    }

    private Rollout rollout() {
        return assertInstanceOf(RolloutState.Showing.class, model.stateProperty().get()).rollout();
    }

    @Test
    void followsUntilItIsCompleteAndReadsNoMoreWhenItIsLeft() {
        RolloutShop.stuck(shop);
        model.start();
        assertEquals(Phase.STUCK, rollout().status().phase());
        RolloutShop.complete(shop);
        fx.until("it to be complete", () -> {
            fx.advance(Follow.REST);
            return rollout().status().phase() == Phase.COMPLETE;
        });
        model.stop();
        RolloutShop.stuck(shop);
        fx.advance(Follow.REST);
        assertEquals(Phase.COMPLETE, rollout().status().phase());
    }

    @Test
    void comparesTheNewestWithTheOneBeforeUntilSomebodyChooses() {
        RolloutShop.stuck(shop);
        model.start();
        assertEquals(new Chosen(3, 2), model.chosenProperty().get());
        model.choose(1);
        assertEquals(new Chosen(1, 3), model.chosenProperty().get(), "what going back to it would change");
        model.compareWith(2);
        model.start();
        assertEquals(new Chosen(1, 2), model.chosenProperty().get(), "reading again does not move what was chosen");
        assertEquals(1, model.difference().added());
    }

    @Test
    void appliesAtOnceWhereItIsFree() {
        RolloutShop.stuck(shop);
        model.start();
        model.carryOut(RolloutViewModel.images(Map.of("web", "ghcr.io/shop/web:2.4.2"), ""));
        assertEquals("set-image", applied.getFirst().summary().verb());
        assertTrue(reviewed.isEmpty());
        assertFalse(assertInstanceOf(RolloutState.Showing.class, model.stateProperty().get()).applying());
    }

    @Test
    void letsSomebodyLookWhereTheFieldsAreAnothers() {
        RolloutShop.stuck(shop);
        model.start();
        model.carryOut(RolloutViewModel.undo(1));
        assertEquals("rollout-undo", reviewed.getFirst().summary().verb(), "kubectl owns the template");
        assertTrue(applied.isEmpty());
    }

    @Test
    void goesToTheReviewWhereItIsGuarded() {
        shop.close();
        shop = new Shop("shop-prod", Guard.Level.TYPE_NAME);
        model = model();
        RolloutShop.stuck(shop);
        model.start();
        model.carryOut(model.restart());
        model.carryOut(RolloutViewModel.images(Map.of("web", "ghcr.io/shop/web:2.4.2"), "mended"));
        assertEquals(List.of("rollout-restart", "set-image"), reviewed.stream().map(draft -> draft.summary().verb()).toList());
        assertTrue(applied.isEmpty());
    }

    @Test
    void whatCannotBeDoneSaysWhyAndDoesNothing() {
        model.start();
        assertEquals(Optional.of(ProblemCode.ROLLOUT_NO_HISTORY), model.refusal(RolloutViewModel.undo(0)).map(Problem::code));
        model.carryOut(RolloutViewModel.undo(0));
        assertTrue(applied.isEmpty() && reviewed.isEmpty());
        assertEquals(Optional.empty(), model.refusal(RolloutViewModel.pauseOrResume()));
    }

    @Test
    void pausesAndThenResumes() {
        RolloutShop.stuck(shop);
        model.start();
        model.carryOut(RolloutViewModel.pauseOrResume());
        assertTrue(rollout().paused());
        model.carryOut(RolloutViewModel.pauseOrResume());
        assertFalse(rollout().paused());
        assertEquals(List.of("rollout-pause", "rollout-resume"), applied.stream().map(receipt -> receipt.summary().verb()).toList());
    }

    @Test
    void saysWhatWentWrongWhenItCannotBeRead() {
        shop.cluster.failNext(Problem.of(ProblemCode.FORBIDDEN, "get", "deployments", "shop"));
        model.start();
        assertInstanceOf(RolloutState.Refused.class, model.stateProperty().get());
        model.start();
        assertInstanceOf(RolloutState.Showing.class, model.stateProperty().get());
        RolloutViewModel other = new RolloutViewModel(Shop.CONFIG, List::of, new Sending(shop.session(), fx, reviewed::add, applied::add));
        other.start();
        assertInstanceOf(RolloutState.NoRollout.class, other.stateProperty().get());
    }
}
