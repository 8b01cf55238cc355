package dev.pilothouse.ui.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.cluster.Write.Dependents;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeedViewModelTest {

    private static final ResourceRef WORKER = new ResourceRef(Kind.clusterWide("", "v1", "Node", "nodes"), "", "worker");

    private final SameThreadFx fx = new SameThreadFx();
    private final List<Draft> reviewed = new ArrayList<>();
    private final List<Receipt> applied = new ArrayList<>();
    private Shop shop = new Shop("shop-dev", Guard.Level.FREE);

    @AfterEach
    void close() {
        shop.close();
    }

    private DeedViewModel model(Deed deed) {
        DeedViewModel model = new DeedViewModel(deed, new Sending(shop.session(), fx, reviewed::add, applied::add));
        model.start();
        return model;
    }

    private static Deed.Consequences consequences(DeedViewModel model) {
        return assertInstanceOf(DeedState.Looking.class, model.stateProperty().get()).consequences();
    }

    @Test
    void aDeletionThatTakesNothingAlongSaysSoAndCanBeSent() {
        DeedViewModel model = model(new DeleteDeed(List.of(Shop.CONFIG)));
        assertEquals("guide.delete.nothing-else", consequences(model).effects().getFirst().key());
        model.review();
        assertEquals(Draft.removal(List.of(Shop.CONFIG)), reviewed.getFirst());
    }

    @Test
    void whatIsOwnedCanBeKept() {
        Map<String, Object> pod = FakeCluster.named("shop", "web-1");
        pod.put("kind", "Pod");
        Map<String, Object> metadata = new java.util.LinkedHashMap<>(Map.of("name", "web-1", "namespace", "shop", "uid", "p"));
        metadata.put("ownerReferences", List.of(Map.of("kind", "Deployment", "name", "web", "uid", shop.cluster.get(Shop.WEB).uid())));
        pod.put("metadata", metadata);
        shop.cluster.put(FakeCluster.POD, pod);
        DeedViewModel model = model(new DeleteDeed(List.of(Shop.WEB)));
        assertEquals(List.of("guide.delete.keep-owned"), consequences(model).options());
        model.agree("guide.delete.keep-owned", true);
        model.review();
        Draft.Wish.Remove wish = assertInstanceOf(Draft.Wish.Remove.class, reviewed.getFirst().wishes().getFirst());
        assertEquals(Dependents.STAY, wish.dependents());
    }

    @Test
    void deletesAtOnceWhereTheClusterIsFree() {
        model(new DeleteDeed(List.of(Shop.CONFIG))).applyNow();
        assertEquals(1, applied.size());
        assertThrows(ProblemException.class, () -> shop.cluster.get(Shop.CONFIG));
    }

    @Test
    void aGuardedClusterLooksAtItFirst() {
        shop.close();
        shop = new Shop("shop-prod", Guard.Level.TYPE_NAME);
        DeedViewModel model = model(new DeleteDeed(List.of(Shop.CONFIG)));
        model.applyNow();
        assertEquals(1, reviewed.size());
        assertTrue(applied.isEmpty());
        assertInstanceOf(DeedState.Looking.class, model.stateProperty().get(), "after the review it can be sent again");
    }

    @Test
    void aDrainThatLosesSomethingWaitsForConsent() {
        shop.cluster.put(WORKER.kind(), Map.of("kind", "Node", "metadata", Map.of("name", "worker")));
        shop.cluster.put(FakeCluster.POD, Map.of(
                "kind", "Pod", "metadata", Map.of("name", "alone", "namespace", "shop", "uid", "u"), "spec", Map.of("nodeName", "worker")));
        DeedViewModel model = model(new DrainDeed(WORKER));
        assertEquals(List.of("guide.drain.agree-alone"), consequences(model).options());
        assertTrue(model.draft().isEmpty());
        model.review();
        assertTrue(reviewed.isEmpty());
        model.agree("guide.drain.agree-alone", true);
        model.review();
        assertEquals(2, reviewed.getFirst().wishes().size());
    }

    @Test
    void whatIsGoneAlreadyIsRefused() {
        assertInstanceOf(
                DeedState.Refused.class,
                model(new DeleteDeed(List.of(new ResourceRef(FakeCluster.CONFIG_MAP, "shop", "nobody")))).stateProperty().get());
    }
}
