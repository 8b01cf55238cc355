package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Ailment;
import dev.pilothouse.local.Ailment.Cause;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalNode.Port;
import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.local.LocalNode.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KindDoctorTest {

    @Test
    void aClusterRunsInPartWhenSomeNodesDo() {
        List<KindNode> members = List.of(node("cp", Role.CONTROL_PLANE, State.RUNNING, ".2"), node("w", Role.WORKER, State.STOPPED, ""));

        assertEquals(LocalCluster.State.PARTLY, KindList.state(members));
        assertEquals(List.of(Ailment.of(Cause.NODES_STOPPED, "w")), KindList.ailments("shop", members, true));
    }

    @Test
    void aPausedClusterIsWell() {
        List<KindNode> members = List.of(node("cp", Role.CONTROL_PLANE, State.STOPPED, ""), node("w", Role.WORKER, State.STOPPED, ""));

        assertEquals(LocalCluster.State.PAUSED, KindList.state(members));
        assertEquals(List.of(), KindList.ailments("shop", members, true));
    }

    @Test
    void whatCannotBeMendedSaysThatItIsToBeMadeAnew() {
        List<KindNode> headless = List.of(node("w", Role.WORKER, State.RUNNING, ".3"));
        List<KindNode> unfinished = List.of(node("cp", Role.CONTROL_PLANE, State.RESTARTING, ""));

        assertEquals(List.of(Ailment.of(Cause.CONTROL_PLANE_GONE, "shop")), KindList.ailments("shop", headless, true));
        assertEquals(
                List.of(Ailment.of(Cause.UNFINISHED, "shop"), Ailment.of(Cause.NODES_RESTARTING, "cp")), KindList.ailments("shop", unfinished, false));
        assertTrue(KindList.ailments("shop", unfinished, false).stream().allMatch(ailment -> ailment.cure() == Ailment.Cure.RECREATE));
    }

    @Test
    void movedNodesAreToldWithBothAddresses() {
        List<KindNode> members = List.of(node("cp", Role.CONTROL_PLANE, State.RUNNING, "172.18.0.2"), node("w", Role.WORKER, State.RUNNING, "172.18.0.9"));

        assertEquals(List.of("w 172.18.0.3 → 172.18.0.9"), KindDoctor.moved(members, Map.of("cp-id", "172.18.0.2", "w-id", "172.18.0.3")));
        assertEquals(List.of(), KindDoctor.moved(members, Map.of()));
    }

    @Test
    void whoHasAnAddressThatControlPlanesNeedIsNamed() {
        List<KindNode> members = List.of(
                node("cp", Role.CONTROL_PLANE, State.RUNNING, "172.18.0.3"), node("cp2", Role.CONTROL_PLANE, State.RUNNING, "172.18.0.2"), node("w", Role.WORKER, State.RUNNING, "172.18.0.9"));
        Map<String, String> had = Map.of("cp-id", "172.18.0.2", "cp2-id", "172.18.0.4", "w-id", "172.18.0.5");

        assertEquals(
                Optional.of(Ailment.of(Cause.PEERS_BLOCKED, "172.18.0.4", "stranger")),
                KindDoctor.blocked(members, had, Map.of("172.18.0.2", "cp2", "172.18.0.4", "stranger", "172.18.0.5", "another")));
        assertEquals(Optional.empty(), KindDoctor.blocked(members, had, Map.of("172.18.0.2", "cp2", "172.18.0.5", "another")));
    }

    @Test
    void aPortIsTakenWhileSomebodyListens() throws IOException {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Port port = new Port("127.0.0.1", socket.getLocalPort(), 6443, "tcp");

        assertTrue(KindDoctor.isTaken(port));
        socket.close();
        assertFalse(KindDoctor.isTaken(port));
        assertFalse(KindDoctor.isTaken(new Port("", 0, 80, "tcp")), "the engine chooses one that is free");
    }

    @Test
    void aNodeIsReadyOnceItRenewedItsLeaseSinceItStarted() {
        String answer = """
                {"kind": "List", "items": [
                 {"kind": "Node", "metadata": {"name": "cp"}, "status": {"conditions": [{"type": "Ready", "status": "True"}]}},
                 {"kind": "Node", "metadata": {"name": "old"}, "status": {"conditions": [{"type": "Ready", "status": "True"}]}},
                 {"kind": "Node", "metadata": {"name": "ill"}, "status": {"conditions": [{"type": "Ready", "status": "Unknown"}]}},
                 {"kind": "Lease", "metadata": {"name": "cp"}, "spec": {"renewTime": "2026-11-29T12:00:11.000001Z"}},
                 {"kind": "Lease", "metadata": {"name": "old"}, "spec": {"renewTime": "2026-11-29T11:59:11.000001Z"}},
                 {"kind": "Lease", "metadata": {"name": "ill"}, "spec": {"renewTime": "2026-11-29T12:00:11.000001Z"}}]}
                """;
        Instant started = Instant.parse("2026-11-29T12:00:00Z");

        assertEquals(List.of("ill", "old"), ReadyCheck.unready(answer, Map.of("cp", started, "old", started, "ill", started)));
        assertEquals(List.of(), ReadyCheck.unready("not json", Map.of()));
    }

    private static KindNode node(String name, Role role, State state, String address) {
        return new KindNode(name + "-id", "shop", name, role, state, address, "kindest/node:v1.34.4", Instant.EPOCH, List.of(), List.of(), "");
    }
}
