package dev.pilothouse.ui.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.testing.FakeCluster;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelatedObjectsTest {

    private static final Kind SERVICES = Kind.namespaced("", "v1", "Service", "services");
    private static final Map<String, Object> SERVICE = Map.of(
            "metadata", Map.of("name", "web", "namespace", "shop"),
            "spec", Map.of("selector", Map.of("app", "web")));

    private final FakeCluster cluster = new FakeCluster();

    @BeforeEach
    void serveServices() {
        cluster.offer(SERVICES);
    }

    private List<Related> related(Document document) {
        var catalog = cluster.catalog(false);
        return RelatedObjects.of(
                cluster, catalog, catalog.kind(document.apiVersion(), document.kindName()).orElseThrow(), document);
    }

    @Test
    void theSelectedPodsComeWithTheirHealth() {
        pod("web-1", "web");
        pod("db-1", "db");
        Document service = cluster.put(SERVICES, SERVICE);
        List<Related> related = related(service);
        assertEquals(List.of("web-1"), related.stream().map(each -> each.ref().name()).toList());
        assertEquals(Related.Group.SELECTED, related.getFirst().group());
        assertTrue(related.getFirst().health().isPresent());
    }

    @Test
    void whatMayNotBeListedIsLeftOut() {
        pod("web-1", "web");
        Document service = cluster.put(SERVICES, SERVICE);
        var catalog = cluster.catalog(false);
        cluster.failNext(Problem.of(ProblemCode.FORBIDDEN, "list", "pods", "shop"));
        assertEquals(List.of(), RelatedObjects.of(cluster, catalog, SERVICES, service));
    }

    @Test
    void aPodNamesItsOwnerAndWhatItUsesOnce() {
        Document pod = cluster.put(FakeCluster.POD, Map.of(
                "metadata",
                Map.of(
                        "name", "web-1",
                        "namespace", "shop",
                        "ownerReferences", List.of(Map.of("apiVersion", "apps/v1", "kind", "Deployment", "name", "web", "uid", "1"))),
                "spec",
                Map.of("containers", List.of(
                        Map.of("name", "a", "envFrom", List.of(Map.of("configMapRef", Map.of("name", "settings")))),
                        Map.of("name", "b", "envFrom", List.of(Map.of("configMapRef", Map.of("name", "settings"))))))));
        assertEquals(
                List.of("OWNER deployment/web", "USED configmap/settings"),
                related(pod).stream().map(each -> each.group() + " " + each.ref().shortName()).toList());
    }

    private void pod(String name, String app) {
        cluster.put(FakeCluster.POD, Map.of("metadata", Map.of("name", name, "namespace", "shop", "labels", Map.of("app", app))));
    }
}
