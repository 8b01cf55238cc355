package dev.pilothouse.change;

import static dev.pilothouse.change.Objects.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Receipt.Entry;
import dev.pilothouse.change.Receipt.Result;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptFilterTest {

    private static final ResourceRef WEB = new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "web");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Receipt SCALE = new Receipt(
            "abc", NOON, "shop-prod", new Draft.Summary("scale", List.of("deployment/web", "5")),
            List.of(new Entry(WEB, Optional.of(document("{'spec':{'replicas':3}}")), Optional.of(document("{'spec':{'replicas':5}}")))),
            List.of(new Entry(new ResourceRef(FakeCluster.CONFIG_MAP, "shop", "settings"), Optional.empty(), Optional.of(document("{}")))),
            new Receipt.Author("mei", "mei@shop"), Result.PARTLY, Optional.empty());

    private static boolean finds(String object, String kind, String namespace, String context) {
        return new ReceiptFilter("", object, kind, namespace, context, Optional.empty(), Optional.empty(), Optional.empty()).matches(SCALE);
    }

    private static boolean finds(String text) {
        return ReceiptFilter.ALL.withText(text).matches(SCALE);
    }

    @Test
    void asksForNothingWhenEmpty() {
        assertTrue(ReceiptFilter.ALL.matches(SCALE));
    }

    @Test
    void findsByObjectKindNamespaceAndContextOfOneObject() {
        assertTrue(finds("web", "Deployment", "shop", "shop-prod"));
        assertTrue(finds("Deployment/web", "", "", ""));
        assertTrue(finds("", "deployments.apps", "", ""));
        assertTrue(finds("settings", "", "", ""), "what was not reached is looked for too");
        assertFalse(finds("settings", "Deployment", "", ""), "all must be true of one object");
        assertFalse(finds("we", "", "", ""));
        assertFalse(finds("", "", "prod", ""));
        assertFalse(finds("", "", "", "shop"));
    }

    @Test
    void findsByWordsThatAllOccur() {
        assertTrue(finds("WEB mei"));
        assertTrue(finds("replicas 5"), "what was changed is searched");
        assertFalse(finds("replicas 4"));
        assertFalse(finds("web nobody"));
    }

    @Test
    void findsByTimeAndResult() {
        assertTrue(new ReceiptFilter("", "", "", "", "", Optional.of(NOON), Optional.of(NOON.plusSeconds(1)), Optional.of(Result.PARTLY)).matches(SCALE));
        assertFalse(new ReceiptFilter("", "", "", "", "", Optional.empty(), Optional.of(NOON), Optional.empty()).matches(SCALE));
        assertFalse(ReceiptFilter.ALL.withResult(Optional.of(Result.APPLIED)).matches(SCALE));
    }

    @Test
    void exportsForOtherTools() {
        assertEquals("# deployments.apps/web in shop\nspec:\n  replicas: 5\n", ReceiptExport.patch(SCALE));
        assertEquals(
                "kubectl --context shop-prod -n shop patch deployments.apps/web --type=merge --field-manager=pilothouse"
                        + " -p '{\"spec\":{\"replicas\":5}}'\n",
                ReceiptExport.kubectl(SCALE));
        Receipt deleted = new Receipt("x", NOON, "shop-dev", SCALE.summary(), List.of(
                new Entry(new ResourceRef(Kind.namespaced("", "v1", "Service", "services"), "shop", "web"), Optional.of(document("{'spec':{'x':1},'status':{}}")), Optional.empty())));
        assertEquals(
                "# services/web in shop (deleted; this is how it was)\napiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  namespace: shop\nspec:\n  x: 1\n",
                ReceiptExport.yaml(deleted));
        assertEquals("kubectl --context shop-dev -n shop delete services/web --wait=false\n", ReceiptExport.kubectl(deleted));
    }
}
