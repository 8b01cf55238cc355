package dev.pilothouse.platform.playground.control.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.platform.playground.control.SimulatedCluster;
import dev.pilothouse.platform.playground.registry.DeleteOptions.Propagation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomDefinitionsTest {

    private static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";
    private static final String BOATS = "boats.sea.example.com";

    private final SimulatedCluster cluster = new SimulatedCluster();

    @BeforeEach
    void start() {
        cluster.with(CustomDefinitions::new).with((objects, agenda) -> new ApiServices(objects, cluster.schemas, agenda));
        GarbageCollector collector = new GarbageCollector(cluster.objects, cluster.schemas, cluster.agenda);
        cluster.closeAtEnd(collector::close);
        collector.start();
        cluster.create("{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: boats.sea.example.com}, spec: {group: sea.example.com, "
                + "scope: Namespaced, names: {plural: boats, singular: boat, kind: Boat, listKind: BoatList}, versions: [{name: v1, served: true, storage: true, schema: "
                + "{openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {crew: {type: integer}}}}}}}]}}");
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    private void boat(String name, String metadata) {
        cluster.create("{apiVersion: sea.example.com/v1, kind: Boat, metadata: {name: " + name + ", namespace: shop" + metadata + "}, spec: {crew: 3}}");
    }

    @Test
    void establishesAKind() {
        assertEquals(List.of("NamesAccepted True", "Established True"), cluster.get(DEFINITIONS, BOATS).trees("status", "conditions").stream()
                .map(condition -> condition.text("type") + " " + condition.text("status"))
                .filter(text -> text.startsWith("Names") || text.startsWith("Est"))
                .toList());
        boat("a", "");
        assertEquals(3, cluster.get(BOATS, "a").number(0, "spec", "crew"));
        assertTrue(cluster.names("apiservices.apiregistration.k8s.io").contains("v1.sea.example.com"));
        assertEquals("True", cluster.get("apiservices.apiregistration.k8s.io", "v1.apps").trees("status", "conditions").getFirst().text("status"));
    }

    @Test
    void deletesItsObjectsBeforeItGoes() {
        boat("a", "");
        boat("held", ", finalizers: [example.com/hold]");
        cluster.delete(DEFINITIONS, BOATS, Propagation.BACKGROUND);
        assertEquals(List.of("held"), cluster.names(BOATS));
        cluster.patch(BOATS, "held", "{metadata: {finalizers: null}}");
        cluster.pass(Duration.ofSeconds(2));
        assertFalse(cluster.find(DEFINITIONS, BOATS).isPresent());
        assertFalse(cluster.names("apiservices.apiregistration.k8s.io").contains("v1.sea.example.com"));
    }

    @Test
    void collectsWhatACustomObjectOwns() {
        boat("a", "");
        String uid = cluster.find(BOATS, "a").orElseThrow().uid();
        cluster.create("{apiVersion: v1, kind: ConfigMap, metadata: {name: log, namespace: shop, ownerReferences: [{apiVersion: sea.example.com/v1, kind: Boat, name: a, uid: "
                + uid + "}]}}");
        assertEquals(List.of("log"), cluster.names("configmaps"));
        cluster.delete(BOATS, "a", Propagation.BACKGROUND);
        assertEquals(List.of(), cluster.names("configmaps"));
    }
}
