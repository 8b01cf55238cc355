package dev.pilothouse.platform.playground.control.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.SimulatedCluster;
import dev.pilothouse.platform.playground.registry.DeleteOptions.Propagation;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointsTest {

    private final SimulatedCluster cluster = new SimulatedCluster();

    @BeforeEach
    void start() {
        cluster.with(EndpointSlices::new).with((objects, _) -> new Endpoints(objects)).with((objects, _) -> new MirroredEndpoints(objects));
        cluster.create("{apiVersion: v1, kind: Node, metadata: {name: n1, labels: {topology.kubernetes.io/zone: east}}}");
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    private void service(String name, String spec) {
        cluster.create("{apiVersion: v1, kind: Service, metadata: {name: " + name + ", namespace: shop, labels: {app: web}}, spec: " + spec + "}");
    }

    private void pod(String name, String ip, boolean ready, long port) {
        cluster.create("{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", namespace: shop, labels: {app: web}}, spec: {nodeName: n1, "
                + "containers: [{name: main, image: web, ports: [{name: http, containerPort: " + port + ", protocol: TCP}]}]}}");
        cluster.patchStatus("pods", name, "{status: {phase: Running, podIP: " + ip + ", conditions: [{type: Ready, status: '" + (ready ? "True" : "False") + "'}]}}");
    }

    private List<Tree> slices(String service) {
        return cluster.objects.list("endpointslices.discovery.k8s.io", "shop").stream()
                .map(Document::tree)
                .filter(slice -> slice.text("metadata", "labels", "kubernetes.io/service-name").equals(service))
                .toList();
    }

    private static List<String> told(Tree slice) {
        return slice.trees("endpoints").stream()
                .map(one -> one.list("addresses").getFirst() + " " + one.text("conditions", "ready") + "/" + one.text("conditions", "serving") + "/"
                        + one.text("conditions", "terminating") + " " + one.text("targetRef", "name") + " " + one.text("zone"))
                .toList();
    }

    @Test
    void listsReadyAndUnreadyPodsByTheirNamedPort() {
        service("web", "{selector: {app: web}, ports: [{name: http, port: 80, protocol: TCP, targetPort: http}]}");
        pod("a", "10.0.0.1", true, 8080);
        pod("b", "10.0.0.2", false, 8080);
        Tree slice = slices("web").getFirst();
        assertEquals(List.of("10.0.0.1 true/true/false a east", "10.0.0.2 false/false/false b east"), told(slice));
        assertEquals(8080, slice.trees("ports").getFirst().number(0, "port"));
        assertEquals("endpointslice-controller.k8s.io", slice.text("metadata", "labels", "endpointslice.kubernetes.io/managed-by"));
        Tree subset = cluster.get("endpoints", "web").trees("subsets").getFirst();
        assertEquals("10.0.0.1", subset.trees("addresses").getFirst().text("ip"));
        assertEquals("10.0.0.2", subset.trees("notReadyAddresses").getFirst().text("ip"));
    }

    @Test
    void keepsSlicesApartByTheNumberBehindTheName() {
        service("web", "{selector: {app: web}, ports: [{name: http, port: 80, protocol: TCP, targetPort: http}]}");
        pod("a", "10.0.0.1", true, 8080);
        pod("b", "10.0.0.2", true, 9090);
        assertEquals(List.of(8080L, 9090L), slices("web").stream().map(slice -> slice.trees("ports").getFirst().number(0, "port")).sorted().toList());
        assertEquals(2, cluster.get("endpoints", "web").trees("subsets").size());
    }

    @Test
    void hasAnEmptySliceWhileNoPodMatches() {
        service("web", "{selector: {app: web}, ports: [{port: 80, protocol: TCP}]}");
        assertEquals(1, slices("web").size());
        assertEquals(List.of(), told(slices("web").getFirst()));
        assertTrue(cluster.find("endpoints", "web").isPresent());
    }

    @Test
    void marksAPodThatEnds() {
        service("web", "{selector: {app: web}, ports: [{port: 80, protocol: TCP}]}");
        pod("a", "10.0.0.1", true, 8080);
        cluster.patch("pods", "a", "{metadata: {finalizers: [example.com/hold]}}");
        cluster.delete("pods", "a", Propagation.BACKGROUND);
        assertEquals(List.of("10.0.0.1 false/true/true a east"), told(slices("web").getFirst()));
        assertEquals(List.of(), cluster.get("endpoints", "web").trees("subsets"));
    }

    @Test
    void followsTheLabelsOfAPodAndTheSelector() {
        service("web", "{selector: {app: web}, ports: [{port: 80, protocol: TCP}]}");
        pod("a", "10.0.0.1", true, 8080);
        cluster.patch("pods", "a", "{metadata: {labels: {app: other}}}");
        assertEquals(List.of(), told(slices("web").getFirst()));
        cluster.patch("services", "web", "{spec: {selector: {app: other}}}");
        assertEquals(List.of("10.0.0.1 true/true/false a east"), told(slices("web").getFirst()));
    }

    @Test
    void publishesPodsThatAreNotReadyWhenAsked() {
        service("db", "{clusterIP: None, publishNotReadyAddresses: true, selector: {app: web}, ports: [{port: 80, protocol: TCP}]}");
        pod("a", "10.0.0.1", false, 8080);
        assertEquals(List.of("10.0.0.1 true/false/false a east"), told(slices("db").getFirst()));
        assertTrue(slices("db").getFirst().has("metadata", "labels", "service.kubernetes.io/headless"));
    }

    @Test
    void splitsAfterAHundredEndpoints() {
        service("web", "{selector: {app: web}, ports: [{port: 80, protocol: TCP}]}");
        for (int i = 0; i < 101; i++) {
            pod("p" + i, "10.0.1." + i, true, 8080);
        }
        assertEquals(List.of(1, 100), slices("web").stream().map(slice -> slice.trees("endpoints").size()).sorted().toList());
    }

    @Test
    void mirrorsEndpointsOfAServiceWithoutSelector() {
        service("out", "{ports: [{port: 80, protocol: TCP}]}");
        cluster.create("{apiVersion: v1, kind: Endpoints, metadata: {name: out, namespace: shop}, subsets: [{addresses: [{ip: 192.0.2.1}], ports: [{port: 80, protocol: TCP}]}]}");
        Tree slice = slices("out").getFirst();
        assertEquals("endpointslicemirroring-controller.k8s.io", slice.text("metadata", "labels", "endpointslice.kubernetes.io/managed-by"));
        assertEquals(List.of("192.0.2.1"), slice.trees("endpoints").getFirst().list("addresses"));
        cluster.delete("services", "out", Propagation.BACKGROUND);
        assertTrue(cluster.find("endpoints", "out").isEmpty());
    }

    @Test
    void leavesEndpointsWithoutAServiceAlone() {
        cluster.create("{apiVersion: v1, kind: Endpoints, metadata: {name: lone, namespace: shop}, subsets: [{addresses: [{ip: 192.0.2.1}], ports: [{port: 80, protocol: TCP}]}]}");
        assertTrue(cluster.find("endpoints", "lone").isPresent());
        assertEquals(List.of(), slices("lone"));
    }

    @Test
    void makesItsObjectsAgainWhenSomebodyDeletesThem() {
        service("web", "{selector: {app: web}, ports: [{port: 80, protocol: TCP}]}");
        cluster.delete("endpoints", "web", Propagation.BACKGROUND);
        cluster.delete("endpointslices.discovery.k8s.io", slices("web").getFirst().text("metadata", "name"), Propagation.BACKGROUND);
        assertTrue(cluster.find("endpoints", "web").isPresent());
        assertEquals(1, slices("web").size());
    }
}
