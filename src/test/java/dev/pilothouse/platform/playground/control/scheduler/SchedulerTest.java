package dev.pilothouse.platform.playground.control.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.fault.PodFaults;
import dev.pilothouse.platform.playground.kubelet.MachineRoom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Messages as recorded from kube-scheduler 1.34.4. */
class SchedulerTest {

    private static final String NOT_HELPFUL = " no new claims to deallocate, preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.";
    private static final String NO_VICTIMS = " no new claims to deallocate, preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod.";

    private final MachineRoom room = new MachineRoom(7, PodFaults.NONE).withNode("one", "{podCIDR: 10.244.1.0/24}").withNode("two", "{podCIDR: 10.244.2.0/24}");

    private void pod(String name, String container, String spec) {
        room.pod(name, "image: 'nginx:1.27'" + (container.isEmpty() ? "" : ", " + container), spec, "");
        room.pass("1S");
    }

    private String node(String pod) {
        return room.get(pod).text("spec", "nodeName");
    }

    private String message(String pod) {
        return room.condition(pod, "PodScheduled").text("message");
    }

    @Test
    void saysWhatIsMissing() {
        pod("big", "resources: {requests: {cpu: '900', memory: 9000Gi}}", "");
        assertEquals("0/2 nodes are available: 2 Insufficient cpu, 2 Insufficient memory." + NOT_HELPFUL, message("big"));
        assertEquals("Unschedulable", room.condition("big", "PodScheduled").text("reason"));
        assertTrue(room.events("big").contains("FailedScheduling: 0/2 nodes are available: 2 Insufficient cpu"));
        pod("picky", "", "nodeSelector: {disk: ssd}");
        assertEquals("0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector." + NOT_HELPFUL, message("picky"));
        pod("claim", "", "volumes: [{name: v, persistentVolumeClaim: {claimName: nope}}]");
        assertEquals("0/2 nodes are available: persistentvolumeclaim \"nope\" not found. not found", message("claim"));
        pod("spread", "", "topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: spread}}}]");
        assertEquals("0/2 nodes are available: 2 node(s) didn't match pod topology spread constraints (missing required label)." + NOT_HELPFUL, message("spread"));
    }

    @Test
    void countsWhatIsTaken() {
        for (int i = 0; i < 4; i++) {
            pod("p" + i, "resources: {requests: {cpu: '4'}}", "");
        }
        assertEquals(Map.of("one", 2, "two", 2), places("p0", "p1", "p2", "p3"));
        pod("late", "resources: {requests: {cpu: '1'}}", "");
        assertEquals("0/2 nodes are available: 2 Insufficient cpu." + NO_VICTIMS, message("late"));
        room.delete("p0");
        room.pass("15S");
        assertEquals("Running", room.phase("late"));
    }

    @Test
    void sumsInitContainersAndSidecarsAsTheDocumentationDoes() {
        pod("side", "resources: {requests: {cpu: '3'}}",
                "initContainers: [{name: s, image: 'a:1', restartPolicy: Always, resources: {requests: {cpu: '2'}}}, {name: i, image: 'a:1', resources: {requests: {cpu: '7'}}}]");
        assertEquals("0/2 nodes are available: 2 Insufficient cpu." + NOT_HELPFUL, message("side"));
        pod("fits", "resources: {requests: {cpu: '3'}}",
                "initContainers: [{name: i, image: 'a:1', resources: {requests: {cpu: '7'}}}, {name: s, image: 'a:1', restartPolicy: Always, resources: {requests: {cpu: '2'}}}]");
        assertTrue(!node("fits").isEmpty());
    }

    @Test
    void heedsTaintsAndCordons() {
        room.objects.patch("nodes", "", "one", Map.of("spec", Map.of("taints", List.of(Map.of("key", "team", "value", "red", "effect", "NoSchedule")))));
        room.objects.patch("nodes", "", "two", Map.of("spec", Map.of("unschedulable", true)));
        room.pass("1S");
        pod("web", "", "");
        assertEquals("0/2 nodes are available: 1 node(s) had untolerated taint {team: red}, 1 node(s) were unschedulable." + NOT_HELPFUL, message("web"));
        pod("red", "", "tolerations: [{key: team, operator: Equal, value: red, effect: NoSchedule}]");
        assertEquals("one", node("red"));
        room.objects.patch("nodes", "", "two", Map.of("spec", Map.of("unschedulable", false)));
        room.pass("12S");
        assertEquals("two", node("web"));
    }

    @Test
    void keepsPodsApartAndTogether() {
        String apart = "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchExpressions: [{key: app, operator: In, values: [a, b, c]}]}}]}}";
        pod("a", "", apart);
        pod("b", "", apart);
        assertEquals(Map.of("one", 1, "two", 1), places("a", "b"));
        pod("c", "", apart);
        assertEquals("0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules." + NO_VICTIMS, message("c"));
        String near = "affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: WHOM}}}]}}";
        pod("near", "", near.replace("WHOM", "a"));
        assertEquals(node("a"), node("near"));
        pod("far", "", near.replace("WHOM", "nobody"));
        assertEquals("0/2 nodes are available: 2 node(s) didn't match pod affinity rules." + NOT_HELPFUL, message("far"));
    }

    @Test
    void sharesNoHostPort() {
        pod("a", "ports: [{containerPort: 80, hostPort: 8080}]", "");
        pod("b", "ports: [{containerPort: 80, hostPort: 8080}]", "");
        assertEquals(Map.of("one", 1, "two", 1), places("a", "b"));
        pod("c", "ports: [{containerPort: 80, hostPort: 8080}]", "");
        assertEquals("0/2 nodes are available: 2 node(s) didn't have free ports for the requested pod ports." + NO_VICTIMS, message("c"));
    }

    @Test
    void makesRoomForTheMoreImportantWithTheLeastHarm() {
        pod("low", "resources: {requests: {cpu: '6'}}", "priority: 5\nnodeSelector: {kubernetes.io/hostname: one}");
        pod("lower", "lifecycle: {preStop: {sleep: {seconds: 5}}}, resources: {requests: {cpu: '6'}}", "priority: 1\nnodeSelector: {kubernetes.io/hostname: two}");
        room.pass("10S");
        pod("high", "resources: {requests: {cpu: '4'}}", "priority: 100");
        assertEquals("two", room.get("high").text("status", "nominatedNodeName"));
        assertTrue(room.events("lower").contains("Preempted: Preempted by pod "), room.events("lower"));
        assertEquals("PreemptionByScheduler", room.condition("lower", "DisruptionTarget").text("reason"));
        room.pass("15S");
        assertEquals("two", node("high"));
        assertEquals("Running", room.phase("low"));
    }

    @Test
    void waitsForGates() {
        pod("gated", "", "schedulingGates: [{name: example.com/wait}]");
        assertEquals("", node("gated"));
        room.objects.patch("pods", "shop", "gated", Map.of("spec", Map.of("schedulingGates", List.of())));
        room.pass("1S");
        assertTrue(!node("gated").isEmpty());
    }

    private Map<String, Integer> places(String... pods) {
        Map<String, Integer> places = new TreeMap<>();
        for (String pod : pods) {
            places.merge(node(pod), 1, Integer::sum);
        }
        return places;
    }

    @Test
    void waitsForNodes() {
        MachineRoom empty = new MachineRoom();
        Document pod = empty.pod("web", "image: 'nginx:1.27'");
        empty.pass("1S");
        assertEquals("no nodes available to schedule pods", empty.condition(pod.name(), "PodScheduled").text("message"));
        empty.withNode("first", "{podCIDR: 10.244.1.0/24}").pass("20S");
        assertEquals("Running", empty.phase("web"));
    }
}
