package dev.pilothouse.platform.playground.kubelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.fault.PodFaults;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MachinesTest {

    /** Faults that a test turns on and off. */
    private static final class Switches implements PodFaults {
        private final Set<Action> on = EnumSet.noneOf(Action.class);
        private final List<Consumer<Action>> listeners = new ArrayList<>();

        @Override
        public boolean active(Action action, Document object) {
            return on.contains(action);
        }

        @Override
        public Subscription onChange(Consumer<Action> listener) {
            listeners.add(listener);
            return Subscription.NONE;
        }

        void turn(Action action, boolean active) {
            if (active) {
                on.add(action);
            } else {
                on.remove(action);
            }
            listeners.forEach(listener -> listener.accept(action));
        }
    }

    private final Switches faults = new Switches();
    private final MachineRoom room = new MachineRoom(7, faults).withNode("worker", "{podCIDR: 10.244.1.0/24}");

    private Tree node() {
        return room.objects.get("nodes", "", "worker").orElseThrow().tree();
    }

    private String renewed() {
        return room.objects.get("leases.coordination.k8s.io", "kube-node-lease", "worker").orElseThrow().tree().text("spec", "renewTime");
    }

    @Test
    void bringsNodesAlive() {
        assertEquals("True", node().trees("status", "conditions").stream().filter(condition -> condition.text("type").equals("Ready")).findFirst().orElseThrow().text("status"));
        assertEquals("110", node().text("status", "allocatable", "pods"));
        assertEquals("v1.34.4", node().text("status", "nodeInfo", "kubeletVersion"));
        assertEquals("worker", node().tree("metadata", "labels").text("kubernetes.io/hostname"));
        String first = renewed();
        room.pass("11S");
        assertTrue(first.compareTo(renewed()) < 0);
    }

    @Test
    void givesEachNodeANetworkOfItsOwn() {
        room.withNode("second", "{}").withNode("third", "{}");
        assertEquals(List.of("10.244.0.0/24", "10.244.2.0/24"), List.of("second", "third").stream()
                .map(name -> room.objects.get("nodes", "", name).orElseThrow().tree().text("spec", "podCIDR")).toList());
    }

    @Test
    void isSilentWithoutPowerAndGoesOnAfterwards() {
        room.pod("web", "image: 'nginx:1.27'");
        room.pass("10S");
        faults.turn(PodFaults.Action.KILL_NODE, true);
        String last = renewed();
        room.delete("web");
        room.pass("2M");
        assertEquals(last, renewed());
        assertTrue(room.find("web").isPresent());
        faults.turn(PodFaults.Action.KILL_NODE, false);
        room.pass("5S");
        assertTrue(room.find("web").isEmpty());
        assertFalse(last.equals(renewed()));
    }

    @Test
    void carriesOutFaultsOfPods() {
        room.pod("web", "image: 'nginx:1.27', readinessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 5, failureThreshold: 1}");
        room.pass("15S");
        assertTrue(room.ready("web"));
        faults.turn(PodFaults.Action.FAIL_PROBE, true);
        room.pass("6S");
        assertFalse(room.ready("web"));
        faults.turn(PodFaults.Action.FAIL_PROBE, false);
        room.pass("6S");
        assertTrue(room.ready("web"));
        faults.turn(PodFaults.Action.HANG, true);
        room.pass("6S");
        assertFalse(room.ready("web"));
        assertTrue(room.events("web").contains("context deadline exceeded (Client.Timeout exceeded while awaiting headers)"), room.events("web"));
        faults.turn(PodFaults.Action.HANG, false);
        faults.turn(PodFaults.Action.OUT_OF_MEMORY, true);
        room.pass("3S");
        faults.turn(PodFaults.Action.OUT_OF_MEMORY, false);
        room.pass("10S");
        assertEquals("OOMKilled", room.get("web").trees("status", "containerStatuses").getFirst().text("lastState", "terminated", "reason"));
        faults.turn(PodFaults.Action.FAIL_PULL, true);
        room.pod("new", "image: 'other:1'");
        room.pass("10S");
        assertEquals("waiting ImagePullBackOff", room.state("new"));
    }

    @Test
    void adoptsPodsThatRanBefore() {
        room.pod("web", "image: 'nginx:1.27'");
        room.pass("10S");
        String id = room.get("web").trees("status", "containerStatuses").getFirst().text("containerID");
        room.machines.close();
        new Machines(room.registry.as("kubelet"), room.agenda, faults).start();
        room.pass("10S");
        assertEquals("running", room.state("web"));
        assertEquals(id, room.get("web").trees("status", "containerStatuses").getFirst().text("containerID"));
        assertTrue(room.ready("web"));
    }

    @Test
    void writesNothingWhileNothingHappens() {
        for (int i = 0; i < 20; i++) {
            room.pod("web-" + i, "image: 'nginx:1.27', livenessProbe: {httpGet: {path: /, port: 80}}, readinessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 1}");
        }
        room.pass("1M");
        Map<String, String> before = versions();
        room.pass("10M");
        assertEquals(before, versions());
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new java.util.TreeMap<>();
        room.objects.list("pods", "shop").forEach(pod -> versions.put(pod.name(), pod.version()));
        return versions;
    }

    @Test
    void addsDebugContainersToRunningPods() {
        Document pod = room.pod("web", "image: 'nginx:1.27'");
        room.pass("10S");
        room.objects.patch("pods", "shop", pod.name(), Map.of("spec", Map.of("ephemeralContainers",
                List.of(Map.of("name", "debug", "image", "busybox:1", "imagePullPolicy", "IfNotPresent", "command", List.of("sleep", "5"))))));
        room.pass("4S");
        Tree status = room.get("web").trees("status", "ephemeralContainerStatuses").getFirst();
        assertTrue(status.has("state", "running"), status.toString());
        room.pass("10S");
        assertEquals("Completed", room.get("web").trees("status", "ephemeralContainerStatuses").getFirst().text("state", "terminated", "reason"));
        assertTrue(room.ready("web"));
    }
}
