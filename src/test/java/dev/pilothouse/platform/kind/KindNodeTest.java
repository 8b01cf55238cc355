package dev.pilothouse.platform.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.local.LocalNode.Port;
import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.local.LocalNode.State;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KindNodeTest {

    /** As engines of API 1.41 answer, cut to what is read. */
    private static final String LIST = """
            {"list": [
             {"Id": "c5ce", "Names": ["/shop-worker10"], "Image": "kindest/node:v1.34.4", "Created": 1795964689, "Ports": [],
              "Labels": {"io.x-k8s.kind.cluster": "shop", "io.x-k8s.kind.role": "worker"}, "State": "exited",
              "NetworkSettings": {"Networks": {"kind": {"IPAddress": "", "GlobalIPv6Address": ""}}},
              "Mounts": [{"Type": "bind", "Source": "/lib/modules"}, {"Type": "volume", "Name": "d5b1"}]},
             {"Id": "c5cd", "Names": ["/shop-worker2"], "Image": "kindest/node:v1.34.4", "Created": 1795964689, "Ports": null,
              "Labels": {"io.x-k8s.kind.cluster": "shop", "io.x-k8s.kind.role": "worker"}, "State": "paused",
              "NetworkSettings": {"Networks": {"kind": {"IPAddress": "172.18.0.9"}, "bridge": {"IPAddress": "172.17.0.2"}}}},
             {"Id": "6f70", "Names": ["/shop-control-plane"], "Image": "kindest/node:v1.34.4", "Created": 1795964688,
              "Ports": [{"IP": "::", "PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"},
                        {"IP": "0.0.0.0", "PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"},
                        {"PrivatePort": 9000, "Type": "tcp"},
                        {"IP": "127.0.0.1", "PrivatePort": 6443, "PublicPort": 34831, "Type": "tcp"}],
              "Labels": {"io.x-k8s.kind.cluster": "shop", "io.x-k8s.kind.role": "control-plane"}, "State": "running",
              "NetworkSettings": {"Networks": {"kind": {"IPAddress": "172.18.0.3"}}}},
             {"Id": "aaaa", "Names": ["/team-external-load-balancer"], "Image": "sha256:1f", "Created": 1,
              "Labels": {"io.x-k8s.kind.cluster": "team", "io.x-k8s.kind.role": "external-load-balancer"}, "State": "restarting",
              "NetworkSettings": {"Networks": {"mine": {"IPAddress": "", "GlobalIPv6Address": "fc00::5"}}}},
             {"Id": "bbbb", "Names": ["/nginx"], "Labels": {}, "State": "running"},
             {"Id": "cccc", "Names": ["/other"], "Labels": null, "State": "running"}]}
            """;

    private final List<KindNode> nodes = KindNode.read(Json.read(LIST).trees("list"));

    @Test
    void nodesComeByClusterRoleAndNumber() {
        assertEquals(
                List.of("shop-control-plane", "shop-worker2", "shop-worker10", "team-external-load-balancer"),
                nodes.stream().map(KindNode::name).toList());
        assertEquals(List.of(Role.CONTROL_PLANE, Role.WORKER, Role.WORKER, Role.LOAD_BALANCER), nodes.stream().map(KindNode::role).toList());
        assertEquals(List.of(State.RUNNING, State.FROZEN, State.STOPPED, State.RESTARTING), nodes.stream().map(KindNode::state).toList());
    }

    @Test
    void theAddressIsThatInTheNetworkOfTheNodes() {
        assertEquals(List.of("172.18.0.3", "172.18.0.9", "", "fc00::5"), nodes.stream().map(KindNode::address).toList());
    }

    @Test
    void thePortOfTheApiComesFirstAndEachIsToldOnce() {
        assertEquals(List.of(new Port("127.0.0.1", 34831, 6443, "tcp"), new Port("0.0.0.0", 8080, 80, "tcp")), nodes.getFirst().ports());
    }

    @Test
    void volumesAndAgeAreTold() {
        assertEquals(List.of("d5b1"), nodes.get(2).volumes());
        assertEquals(Instant.ofEpochSecond(1795964688), nodes.getFirst().created());
    }

    @Test
    void aStoppedNodeStillSaysWhichPortsItBinds() {
        Tree inspected = Json.read("""
                {"HostConfig": {"PortBindings": {"6443/tcp": [{"HostIp": "127.0.0.1", "HostPort": "34831"}], "53/udp": [{"HostIp": "", "HostPort": ""}], "80/tcp": null}}}""");

        assertEquals(List.of(new Port("127.0.0.1", 34831, 6443, "tcp"), new Port("", 0, 53, "udp")), KindNode.bound(inspected));
        assertEquals(List.of(), KindNode.bound(Tree.EMPTY));
    }
}
