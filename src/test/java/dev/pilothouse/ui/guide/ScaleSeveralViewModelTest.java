package dev.pilothouse.ui.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScaleSeveralViewModelTest {

    private static final ResourceRef API = new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "api");

    private final SameThreadFx fx = new SameThreadFx();
    private final Shop shop = new Shop("shop-dev", Guard.Level.FREE);
    private final List<Draft> reviewed = new ArrayList<>();
    private final List<Receipt> applied = new ArrayList<>();

    @BeforeEach
    void two() {
        Map<String, Object> api = FakeCluster.named("shop", "api");
        api.put("spec", Map.of("replicas", 2L));
        shop.cluster.put(FakeCluster.DEPLOYMENT, api);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private ScaleSeveralViewModel model() {
        ScaleSeveralViewModel model = new ScaleSeveralViewModel(
                List.of(Shop.WEB, API, Shop.CONFIG), new Sending(shop.session(), fx, reviewed::add, applied::add), shop.journal::receipts);
        model.start();
        return model;
    }

    private long copies(ResourceRef ref) {
        return shop.cluster.get(ref).tree().number(0, "spec", "replicas");
    }

    @Test
    void changesOnlyThoseThatGetAnotherNumber() {
        ScaleSeveralViewModel model = model();
        assertTrue(model.draft().isEmpty());
        model.wantAll(2);
        assertEquals(List.of("deployment/web", "2"), model.draft().orElseThrow().summary().args());
        model.want(API, 5);
        model.review();
        assertEquals(List.of(Shop.WEB, API), reviewed.getFirst().wishes().stream().map(Draft.Wish::ref).toList());
    }

    @Test
    void goesToZeroAndBackToWhatTheyWere() {
        ScaleSeveralViewModel down = model();
        assertFalse(down.canGoBack());
        down.wantAll(0);
        down.applyNow();
        assertEquals(0, copies(Shop.WEB) + copies(API));
        ScaleSeveralViewModel up = model();
        assertTrue(up.canGoBack());
        up.wantBack();
        up.applyNow();
        assertEquals(3, copies(Shop.WEB));
        assertEquals(2, copies(API));
        assertEquals(2, applied.size());
    }
}
