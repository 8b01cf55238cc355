package dev.pilothouse.platform.playground.control.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Controller.Name;
import dev.pilothouse.platform.playground.control.SimulatedCluster;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.DeleteOptions.Propagation;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodesTest {

    private static final String LEASE =
            "{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: n1, namespace: kube-node-lease}, spec: {holderIdentity: n1}}";

    private final SimulatedCluster cluster = new SimulatedCluster();

    @BeforeEach
    void start() {
        cluster.with(NodeLifecycle::new).with(TaintEviction::new).with((objects, _) -> new LostPods(objects));
        cluster.create("{apiVersion: v1, kind: Namespace, metadata: {name: kube-node-lease}}");
        cluster.create("{apiVersion: v1, kind: Node, metadata: {name: n1}, spec: {taints: [{key: node.kubernetes.io/not-ready, effect: NoSchedule}]}}");
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    private void report(String ready) {
        cluster.patchStatus("nodes", "n1", "{status: {conditions: [{type: Ready, status: '" + ready + "', reason: KubeletReady, lastHeartbeatTime: '"
                + cluster.agenda.instant() + "', lastTransitionTime: '" + cluster.agenda.instant() + "'}]}}");
    }

    private void lease() {
        cluster.create(LEASE);
    }

    private void renew() {
        cluster.objects.patch("leases.coordination.k8s.io", "kube-node-lease", "n1", renewal(cluster));
        cluster.agenda.settle();
    }

    private static Map<String, Object> renewal(SimulatedCluster cluster) {
        return Edit.object("spec", Edit.object("renewTime", cluster.agenda.instant().toString()));
    }

    private void pod(String name, String tolerations) {
        cluster.create("{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", namespace: shop}, spec: {nodeName: n1, terminationGracePeriodSeconds: 0, tolerations: ["
                + tolerations + "], containers: [{name: main, image: web}]}}");
        cluster.patchStatus("pods", name, "{status: {phase: Running, conditions: [{type: Ready, status: 'True'}]}}");
    }

    private static String unreachable(long seconds) {
        return "{key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: " + seconds + "}";
    }

    private List<String> taints() {
        return cluster.get("nodes", "n1").trees("spec", "taints").stream()
                .map(taint -> taint.text("key").substring("node.kubernetes.io/".length()) + ":" + taint.text("effect"))
                .toList();
    }

    private String ready(String resource, String name) {
        return cluster.get(resource, name).trees("status", "conditions").stream()
                .filter(condition -> condition.text("type").equals("Ready"))
                .map(condition -> condition.text("status"))
                .findFirst()
                .orElse("");
    }

    @Test
    void takesTheFirstTaintOffAReadyNode() {
        report("True");
        assertEquals(List.of(), taints());
        report("False");
        assertEquals(List.of("not-ready:NoSchedule", "not-ready:NoExecute"), taints());
    }

    @Test
    void marksANodeThatFellSilentAndItsPods() {
        report("True");
        lease();
        pod("a", unreachable(300));
        cluster.pass(Duration.ofSeconds(49));
        assertEquals("True", ready("nodes", "n1"));
        cluster.pass(Duration.ofSeconds(2));
        assertEquals("Unknown", ready("nodes", "n1"));
        assertEquals(List.of("unreachable:NoSchedule", "unreachable:NoExecute"), taints());
        assertEquals("False", ready("pods", "a"));
        Tree condition = cluster.get("nodes", "n1").trees("status", "conditions").getFirst();
        assertEquals("NodeStatusUnknown: Kubelet stopped posting node status.", condition.text("reason") + ": " + condition.text("message"));
        assertTrue(cluster.objects.list("events", "default").isEmpty(), "there is no namespace default here");
    }

    @Test
    void believesALeaseThatIsRenewed() {
        report("True");
        lease();
        for (int i = 0; i < 12; i++) {
            cluster.pass(Duration.ofSeconds(10));
            renew();
        }
        assertEquals("True", ready("nodes", "n1"));
    }

    @Test
    void believesARenewedLeaseWhoseWordHasNotComeYet() {
        try (SimulatedCluster busy = new SimulatedCluster()) {
            busy.create("{apiVersion: v1, kind: Namespace, metadata: {name: kube-node-lease}}");
            busy.create("{apiVersion: v1, kind: Node, metadata: {name: n1}}");
            NodeLifecycle controller = new NodeLifecycle(busy.objects, busy.agenda);
            Document lease = busy.create(LEASE);
            assertEquals(
                    List.of(new Name("", "n1")),
                    controller.triggers().getLast().concerns().apply(new Change(Change.Type.ADDED, lease, Optional.empty())));
            busy.pass(Duration.ofSeconds(60));
            busy.objects.patch("leases.coordination.k8s.io", "kube-node-lease", "n1", renewal(busy));
            assertEquals(Optional.of(Duration.ofSeconds(50)), controller.reconcile(new Name("", "n1")));
            assertTrue(busy.get("nodes", "n1").trees("status", "conditions").isEmpty());
        }
    }

    @Test
    void deletesPodsWhenTheirTolerationIsOver() {
        report("True");
        lease();
        pod("patient", unreachable(300));
        pod("quick", unreachable(10));
        pod("hard", "{operator: Exists}");
        pod("bare", "");
        cluster.pass(Duration.ofSeconds(51));
        assertEquals(List.of("hard", "patient", "quick"), cluster.names("pods"));
        cluster.pass(Duration.ofSeconds(11));
        assertEquals(List.of("hard", "patient"), cluster.names("pods"));
        cluster.pass(Duration.ofMinutes(5));
        assertEquals(List.of("hard"), cluster.names("pods"));
    }

    @Test
    void sparesPodsOfANodeThatComesBack() {
        report("True");
        lease();
        pod("patient", unreachable(300));
        cluster.pass(Duration.ofMinutes(2));
        report("True");
        assertEquals(List.of(), taints());
        for (int i = 0; i < 40; i++) {
            cluster.pass(Duration.ofSeconds(10));
            renew();
        }
        assertEquals(List.of("patient"), cluster.names("pods"));
    }

    @Test
    void taintsACordonedNode() {
        report("True");
        cluster.patch("nodes", "n1", "{spec: {unschedulable: true}}");
        assertEquals(List.of("unschedulable:NoSchedule"), taints());
        cluster.patch("nodes", "n1", "{spec: {unschedulable: null}}");
        assertEquals(List.of(), taints());
    }

    @Test
    void removesThePodsOfANodeThatIsGone() {
        report("True");
        pod("a", "");
        cluster.delete("nodes", "n1", Propagation.BACKGROUND);
        assertEquals(List.of("a"), cluster.names("pods"));
        cluster.pass(Duration.ofSeconds(41));
        assertEquals(List.of(), cluster.names("pods"));
    }
}
