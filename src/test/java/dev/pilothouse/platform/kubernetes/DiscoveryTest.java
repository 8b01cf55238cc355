package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.cluster.ServerInfo;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.testing.Replies;
import dev.pilothouse.testing.ScriptedApi;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    private static final Kind SHIP = Kind.namespaced("fleet.example", "v1", "Ship", "ships");
    private static final String DEFINITION =
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/ships.fleet.example";

    private final ScriptedApi api = ScriptedApi.start();
    private final KubernetesCluster cluster = Api.cluster(api.uri());

    @AfterEach
    void close() {
        cluster.close();
        api.close();
    }

    private static List<String> kinds(Catalog catalog) {
        return catalog.offers().stream().map(offer -> offer.kind().toString()).toList();
    }

    private void aggregated() {
        api.on("/api", Replies.json("""
            {"kind":"APIGroupDiscoveryList","items":[{"metadata":{},"versions":[{"version":"v1","freshness":"Current","resources":[
              {"resource":"pods","responseKind":{"kind":"Pod"},"scope":"Namespaced","singularResource":"pod","verbs":["get","list","watch"],
               "shortNames":["po"],"categories":["all"],"subresources":[{"subresource":"log"}]},
              {"resource":"nodes","responseKind":{"kind":"Node"},"scope":"Cluster","singularResource":"node","verbs":["list"]}]}]}]}"""));
        api.on("/apis", Replies.json("""
            {"kind":"APIGroupDiscoveryList","items":[
              {"metadata":{"name":"fleet.example"},"versions":[
                {"version":"v1","freshness":"Current","resources":[
                  {"resource":"ships","responseKind":{"kind":"Ship"},"scope":"Namespaced","singularResource":"ship","verbs":["list"]}]},
                {"version":"v1beta1","freshness":"Current","resources":[
                  {"resource":"ships","responseKind":{"kind":"Ship"},"scope":"Namespaced","verbs":["list"]},
                  {"resource":"harbours","responseKind":{"kind":"Harbour"},"scope":"Cluster","verbs":["list"]}]}]},
              {"metadata":{"name":"metrics.k8s.io"},"versions":[{"version":"v1beta1","freshness":"Stale"}]}]}"""));
    }

    /** Returns how many there were, without those for a sign of life. */
    private long questions() {
        return api.asked().stream().filter(asked -> !asked.path().equals("/version")).count();
    }

    @Test
    void readsAggregatedDiscoveryInTwoRequests() {
        aggregated();
        Catalog catalog = cluster.catalog(false);
        assertEquals(
                List.of("pods/v1", "nodes/v1", "ships.fleet.example/v1", "harbours.fleet.example/v1beta1"), kinds(catalog));
        assertEquals(List.of("metrics.k8s.io"), catalog.missing());
        Catalog.Offer pods = catalog.named("po").getFirst();
        assertTrue(pods.kind().namespaced() && pods.can("watch") && !pods.custom());
        assertFalse(catalog.named("nodes").getFirst().kind().namespaced());
        assertTrue(catalog.named("ships").getFirst().custom());
        assertEquals(2, questions());
    }

    @Test
    void readsOnceUnlessAskedToReadAgain() {
        aggregated();
        cluster.catalog(false);
        cluster.catalog(false);
        assertEquals(2, questions());
        cluster.catalog(true);
        assertEquals(4, questions());
    }

    @Test
    void readsGroupByGroupWhereAggregatedDiscoveryIsUnknown() {
        api.on("/api", Replies.json("{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}"));
        api.on("/apis", Replies.json("""
            {"kind":"APIGroupList","groups":[
              {"name":"fleet.example","versions":[{"version":"v1beta1"},{"version":"v1"}],"preferredVersion":{"version":"v1"}},
              {"name":"metrics.k8s.io","versions":[{"version":"v1beta1"}],"preferredVersion":{"version":"v1beta1"}}]}"""));
        api.on("/api/v1", Replies.json("""
            {"kind":"APIResourceList","resources":[
              {"name":"pods","singularName":"pod","namespaced":true,"kind":"Pod","verbs":["list"],"shortNames":["po"]},
              {"name":"pods/log","singularName":"","namespaced":true,"kind":"Pod","verbs":["get"]}]}"""));
        String ships = """
            {"kind":"APIResourceList","resources":[{"name":"ships","singularName":"ship","namespaced":true,"kind":"Ship","verbs":["list"]}]}""";
        api.on("/apis/fleet.example/v1", Replies.json(ships));
        api.on("/apis/fleet.example/v1beta1", Replies.json(ships));
        api.on("/apis/metrics.k8s.io/v1beta1", Replies.status(503, "ServiceUnavailable", "the server is currently unable"));
        Catalog catalog = cluster.catalog(false);
        assertEquals(List.of("pods/v1", "ships.fleet.example/v1"), kinds(catalog));
        assertEquals(List.of("metrics.k8s.io"), catalog.missing());
    }

    @Test
    void asksWhoAnswersAndWhoWeAre() {
        api.on("/version", Replies.json("{\"gitVersion\":\"v1.34.4\"}"));
        api.on("/apis/authentication.k8s.io/v1/selfsubjectreviews", Replies.answer(
                201, "application/json", "{\"kind\":\"SelfSubjectReview\",\"status\":{\"userInfo\":{\"username\":\"developer\"}}}"));
        ServerInfo info = cluster.server();
        assertEquals("v1.34.4", info.version());
        assertEquals("developer", info.user());
    }

    @Test
    void someOtherServiceIsNoCluster() {
        api.on("/version", Replies.json("{\"service\":\"shop\"}"));
        assertEquals(ProblemCode.NOT_KUBERNETES, Api.problem(cluster::server).code());
    }

    @Test
    void aServerNeedNotSayWhoWeAre() {
        api.on("/version", Replies.json("{\"gitVersion\":\"v1.24.0\"}"));
        assertEquals("", cluster.server().user());
        api.on("/apis/authentication.k8s.io/v1/selfsubjectreviews", Replies.status(403, "Forbidden", "no"));
        assertEquals("", cluster.server().user());
    }

    @Test
    void aCustomKindHasTheColumnsOfItsDefinition() {
        api.on(DEFINITION, Replies.json("""
            {"kind":"CustomResourceDefinition","metadata":{"name":"ships.fleet.example"},"spec":{"versions":[
              {"name":"v1beta1","additionalPrinterColumns":[{"name":"Old","type":"string","jsonPath":".spec.old"}]},
              {"name":"v1","additionalPrinterColumns":[{"name":"Speed","type":"integer","jsonPath":".spec.speed"},
                {"name":"Crew","type":"string","jsonPath":".spec.crew","priority":1}]}]}}"""));
        List<String> titles = cluster.columns(SHIP).stream().map(Column::title).toList();
        assertTrue(titles.contains("SPEED") || titles.contains("Speed"), titles.toString());
        assertFalse(titles.contains("OLD") || titles.contains("Old"), titles.toString());
        cluster.columns(SHIP);
        assertEquals(1, api.asked(DEFINITION).size());
    }

    @Test
    void aCustomKindWhoseDefinitionMayNotBeReadHasNameAndAge() {
        api.on(DEFINITION, Replies.status(403, "Forbidden", "no"));
        assertEquals(List.of("name", "age"), cluster.columns(SHIP).stream().map(Column::id).toList());
    }
}
