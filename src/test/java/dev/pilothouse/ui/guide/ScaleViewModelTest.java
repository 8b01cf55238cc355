package dev.pilothouse.ui.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.Shop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScaleViewModelTest {

    private final SameThreadFx fx = new SameThreadFx();
    private final List<Draft> reviewed = new ArrayList<>();
    private final List<Receipt> applied = new ArrayList<>();
    private Shop shop = new Shop("shop-dev", Guard.Level.FREE);
    private ScaleViewModel model = model(Shop.WEB);

    @AfterEach
    void close() {
        model.close();
        shop.close();
    }

    @Test
    void startsAtTheNumberOfNow() {
        model.start();

        assertEquals(3, model.replicasProperty().get());
        assertEquals(0, choosing().difference().added());
    }

    @Test
    void theChangedLineShowsWhenTheSliderRests() {
        model.start();
        model.replicasProperty().set(4);
        model.replicasProperty().set(5);
        assertEquals(0, choosing().difference().added());

        fx.advance(ScaleViewModel.REST);

        assertEquals(1, choosing().difference().added());
        assertTrue(choosing().difference().lines().stream().anyMatch(line -> line.text().strip().equals("replicas: 5")));
    }

    @Test
    void reviewGetsADraftOfThatOneField() {
        model.start();
        model.step(2);

        model.review();

        Draft.Wish.SetFields wish = assertInstanceOf(Draft.Wish.SetFields.class, reviewed.getFirst().wishes().getFirst());
        assertEquals(5L, wish.fields().number(0, "spec", "replicas"));
        assertEquals(List.of("spec"), List.copyOf(wish.fields().fields().keySet()));
    }

    @Test
    void theSameNumberHasNothingToReview() {
        model.start();

        model.review();
        model.applyNow();

        assertTrue(reviewed.isEmpty());
        assertTrue(applied.isEmpty());
    }

    @Test
    void aFreeClusterCanBeChangedAtOnce() {
        model.start();
        model.step(2);

        model.applyNow();

        assertEquals(5, shop.replicas());
        assertEquals(1, applied.size());
        assertTrue(reviewed.isEmpty());
    }

    @Test
    void atOnceStillStopsForWarnings() {
        model.start();
        model.step(2);
        shop.cluster.answerNextWrite(new WriteResult.Accepted(shop.cluster.get(Shop.WEB), List.of("too many copies")));

        model.applyNow();

        assertEquals(3, shop.replicas());
        assertEquals(1, reviewed.size());
    }

    @Test
    void aGuardedClusterAlwaysShowsTheReview() {
        close();
        shop = new Shop("shop-prod", Guard.Level.TYPE_NAME);
        model = model(Shop.WEB);
        model.start();
        model.step(2);

        model.applyNow();

        assertEquals(3, shop.replicas());
        assertEquals(1, reviewed.size());
    }

    @Test
    void kindsWithoutCopiesSayWhy() {
        model = model(new ResourceRef(FakeCluster.CONFIG_MAP, "shop", "web-config"));

        model.start();

        assertInstanceOf(ScaleState.NoCopies.class, model.stateProperty().get());
    }

    @Test
    void aMissingRightIsSaid() {
        shop.cluster.failNext(Problem.of(ProblemCode.FORBIDDEN, "get", "deployments", "shop"));

        model.start();

        assertEquals(
                ProblemCode.FORBIDDEN, assertInstanceOf(ScaleState.Refused.class, model.stateProperty().get()).problem().code());
    }

    @Test
    void neverGoesBelowNothing() {
        model.start();

        model.step(-10);

        assertEquals(0, model.replicasProperty().get());
    }

    private ScaleState.Choosing choosing() {
        return assertInstanceOf(ScaleState.Choosing.class, model.stateProperty().get());
    }

    private ScaleViewModel model(ResourceRef ref) {
        return new ScaleViewModel(ref, new Sending(shop.session(), fx, reviewed::add, applied::add));
    }
}
