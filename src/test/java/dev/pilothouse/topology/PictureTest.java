package dev.pilothouse.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Health;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.topology.Picture.Wire;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PictureTest {

    private final Graph graph = Land.graph(GraphTest.WEB);

    private static List<String> titles(Picture picture) {
        return picture.boxes().stream().map(box -> box.kind().name() + " " + box.title()).toList();
    }

    private static void nothingIsLost(Graph graph, Picture picture) {
        assertEquals(graph.vertices().size(), picture.all(), () -> picture.hidden().toString());
    }

    @Test
    void drawsAWorkloadWithItsPodsAndSaysWhatItHid() {
        Picture picture = Lens.PLAIN.look(graph);
        assertTrue(titles(picture).containsAll(List.of("Ingress shop", "Service web", "Deployment web", "ConfigMap web", "PersistentVolumeClaim data")), () -> titles(picture).toString());
        Box web = picture.boxes().stream().filter(box -> box.kind().name().equals("Deployment")).findFirst().orElseThrow();
        assertEquals(1, web.pods().size());
        assertEquals(2, web.contains());
        assertEquals(1, picture.hidden().get("topology.hidden.pod"));
        assertEquals(1, picture.hidden().get("topology.hidden.node"));
        assertEquals(1, picture.hidden().get("topology.hidden.revision"));
        assertEquals(Set.of("shop/shop"), Set.copyOf(picture.boxes().stream().map(Box::row).toList()));
        nothingIsLost(graph, picture);
    }

    @Test
    void opensAWorkloadAndConnectsItWithItsPods() {
        Picture picture = Lens.PLAIN.toggled("shop/deployment/web").look(graph);
        assertTrue(titles(picture).contains("Pod web-1-a"));
        assertTrue(picture.wires().stream().anyMatch(wire -> wire.from().equals("shop/deployment/web") && wire.to().equals("shop/pod/web-1-a")));
        nothingIsLost(graph, picture);
    }

    @Test
    void showsMatchesWithTheirNeighbours() {
        Picture picture = Lens.PLAIN.finding("configmap").look(graph);
        assertEquals(Set.of("Deployment web", "ConfigMap web"), Set.copyOf(titles(picture)));
        nothingIsLost(graph, picture);
    }

    @Test
    void switchesLayers() {
        Picture picture = Lens.PLAIN.showing(EnumSet.of(Layer.OWNERS)).look(graph);
        assertEquals(Set.of("Deployment web", "ReplicaSet web-1"), Set.copyOf(titles(picture)));
        nothingIsLost(graph, picture);
    }

    @Test
    void foldsApplicationsWhereThereAreTooMany() {
        Lens few = new Lens(Lens.PLAIN.layers(), Grouping.APPLICATION, "", Set.of(), Set.of(), Set.of(), 4);
        Picture picture = few.look(graph);
        assertEquals(List.of("Deployment shop"), titles(picture));
        assertTrue(picture.boxes().getFirst().folded());
        assertEquals(0, picture.shown());
        assertEquals(Health.State.WARN, picture.boxes().getFirst().health().state(), "it hides what is broken");
        nothingIsLost(graph, picture);
        assertTrue(few.toggled(picture.boxes().getFirst().id()).look(graph).boxes().size() > 4);
    }

    @Test
    void groupsWhatOnlyOneWorkloadHasWithIt() {
        Picture picture = Lens.PLAIN.groupedBy(Grouping.WORKLOAD).look(graph);
        Map<String, String> groups = picture.boxes().stream().collect(Collectors.toMap(box -> box.kind().name() + " " + box.title(), Box::group));
        assertEquals("shop/deployment/web", groups.get("Deployment web"));
        assertEquals("shop/deployment/web", groups.get("ConfigMap web"));
        assertEquals("", groups.get("Ingress shop"));
        nothingIsLost(graph, picture);
    }

    @Test
    void leavesWhatTwoWorkloadsShareOutsideOfTheirGroups() {
        Graph two = Grown.graph(Grown.objects(30, 7, true));
        Picture picture = Lens.PLAIN.groupedBy(Grouping.WORKLOAD).look(two);
        for (Box box : picture.boxes()) {
            if (box.kind().name().equals("ConfigMap") && !box.missing()) {
                long users = picture.wires().stream().filter(wire -> wire.to().equals(box.id())).map(Wire::from).distinct().count();
                assertEquals(users == 1, !box.group().isEmpty(), box.id());
            }
        }
        assertTrue(picture.boxes().stream().anyMatch(box -> box.kind().name().equals("ConfigMap") && box.group().isEmpty()));
    }

    @Test
    void splitsWorkloadsByNode() {
        Picture picture = Lens.PLAIN.groupedBy(Grouping.NODE).look(graph);
        Box web = picture.boxes().stream().filter(box -> box.kind().name().equals("Deployment")).findFirst().orElseThrow();
        assertEquals("n1", web.group());
        nothingIsLost(graph, picture);
    }

    @Test
    void pinsWhatWouldBeLeftOut() {
        var node = graph.vertices().stream().map(Vertex::ref).filter(ref -> ref.name().equals("n1")).findFirst().orElseThrow();
        assertTrue(titles(Lens.PLAIN.toggledPin(node).look(graph)).contains("Node n1"));
    }

    @Test
    void notesWhatAnAutoscalerMayDoAndWhereNothingIsLimited() {
        String hpa = """
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: web, namespace: shop, uid: h}
                spec: {minReplicas: 3, maxReplicas: 8, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}
                """;
        Picture without = Lens.PLAIN.look(Land.graph(GraphTest.WEB + hpa));
        assertEquals(Note.of("range", "3", "8"), note(without, "HorizontalPodAutoscaler"));
        assertEquals(Note.of("no-limits"), note(without, "Deployment"));
        String limits = "- name: web\n          resources: {limits: {memory: 64Mi}}\n";
        Picture with = Lens.PLAIN.look(Land.graph(GraphTest.WEB.replace("- name: web\n", limits) + hpa.replace("minReplicas: 3, ", "")));
        assertEquals(null, note(with, "Deployment"));
        assertEquals(Note.of("range", "1", "8"), note(with, "HorizontalPodAutoscaler"));
    }

    private static @Nullable Note note(Picture picture, String kind) {
        return picture.boxes().stream().filter(box -> box.kind().name().equals(kind) && box.title().equals("web")).findFirst().orElseThrow().note();
    }
}
