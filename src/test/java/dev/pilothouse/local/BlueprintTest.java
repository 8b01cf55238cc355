package dev.pilothouse.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.BlueprintNode.Mount;
import dev.pilothouse.local.BlueprintNode.Port;
import dev.pilothouse.local.BlueprintNode.Role;
import dev.pilothouse.local.BlueprintNode.Taint;
import dev.pilothouse.model.ProblemCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlueprintTest {

    private static final String WRITTEN = """
            # our shop, as it is at home
            kind: Cluster
            apiVersion: kind.x-k8s.io/v1alpha4
            name: shop-dev   # short
            nodes:
              - role: control-plane
                extraPortMappings:
                  - {containerPort: 80, hostPort: 8080, listenAddress: 127.0.0.1}
              # the first of two
              - role: worker
                image: kindest/node:v1.33.4
                labels: { zone: a, 'disktype': "ssd" }
                extraMounts:
                  - hostPath: /srv/data
                    containerPath: /data
                    mystery: stays
              - role: worker
                kubeadmConfigPatches:
                  - |
                    kind: JoinConfiguration
                    # only for the big ones
                    nodeRegistration:
                      taints:
                        - key: gpu
                          effect: NoSchedule
            networking:
              ipFamily: dual
              apiServerPort: 6443
            unknown: kept
            """;

    private final Blueprint shop = Blueprint.of(WRITTEN);

    @Test
    void whatIsWrittenIsRead() {
        assertTrue(shop.problem().isEmpty());
        assertEquals("shop-dev", shop.name());
        assertEquals(
                List.of("shop-dev-control-plane", "shop-dev-worker", "shop-dev-worker2"),
                shop.nodes().stream().map(BlueprintNode::containerName).toList());
        assertEquals(List.of(new Port(80, 8080, "127.0.0.1", "TCP")), shop.node(0).ports());
        assertEquals(Map.of("zone", "a", "disktype", "ssd"), shop.node(1).labels());
        assertEquals(List.of(new Mount("/srv/data", "/data", false, false, "None")), shop.node(1).mounts());
        assertEquals(List.of(new Taint("gpu", "", "NoSchedule")), shop.node(2).taints());
        assertEquals(List.of(BlueprintNode.CONTROL_PLANE_TAINT), shop.node(0).taints());
        assertEquals("dual", shop.networking().ipFamily());
        assertEquals(6443, shop.networking().apiServerPort());
        assertEquals(Set.of("", "kindest/node:v1.33.4"), shop.images());
    }

    @Test
    void aBlueprintWithoutNodesIsTheOneControlPlaneThatKindMakes() {
        Blueprint bare = Blueprint.of("kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n");
        assertEquals(List.of("kind-control-plane"), bare.nodes().stream().map(BlueprintNode::containerName).toList());
        assertEquals(List.of(), bare.node(0).taints());
        assertEquals("""
                kind: Cluster
                apiVersion: kind.x-k8s.io/v1alpha4
                nodes:
                - role: control-plane
                - role: worker
                """, new BlueprintNodes(bare).plus(Role.WORKER).text().text());
    }

    @Test
    void oneEditChangesOneLine() {
        assertEquals(WRITTEN.replace("name: shop-dev ", "name: shop "), shop.withName("shop").text().text());
        assertEquals(WRITTEN.replace("hostPort: 8080", "hostPort: 8081"), shop.node(0).withPort(0, new Port(80, 8081, "127.0.0.1", "TCP")).text().text());
        assertEquals(
                WRITTEN.replace("containerPath: /data\n", "containerPath: /data2\n"),
                shop.node(1).withMount(0, new Mount("/srv/data", "/data2", false, false, "None")).text().text());
        assertEquals(
                WRITTEN.replace("- key: gpu\n", "- key: tpu\n"), shop.node(2).withTaints(List.of(new Taint("tpu", "", "NoSchedule"))).text().text());
        assertEquals(WRITTEN.replace("zone: a, ", "zone: b, "), shop.node(1).withLabel("zone", "b").text().text());
        assertEquals(WRITTEN.replace("ipFamily: dual", "ipFamily: ipv6"), shop.networking().withIpFamily("ipv6").text().text());
    }

    @Test
    void whatWasAddedCanBeTakenAwayWithoutATrace() {
        assertEquals(WRITTEN, shop.node(1).withTaints(List.of(new Taint("a", "b", "NoExecute"))).node(1).withTaints(List.of()).text().text());
        assertEquals(WRITTEN, shop.withCgroupV1Allowed(true).withCgroupV1Allowed(false).text().text());
        assertEquals(WRITTEN, shop.withApiServerNames(List.of("kind.test")).withApiServerNames(List.of()).text().text());
        assertEquals(WRITTEN, shop.withImage("kindest/node:v1.34.4").withImage("").text().text());
        assertEquals(WRITTEN, shop.extras().withRegistry(5001).extras().withoutRegistry().text().text());
        assertEquals(WRITTEN, shop.node(0).plusPort(new Port(443, 8443, "127.0.0.1", "TCP")).node(0).withoutPort(1).text().text());
        assertEquals(WRITTEN, new BlueprintNodes(new BlueprintNodes(shop).plus(Role.WORKER)).without(3).text().text());
        assertEquals(WRITTEN, new BlueprintNodes(new BlueprintNodes(shop).duplicated(1)).without(2).text().text());
    }

    @Test
    void aTaintIsAKubeadmPatchThatNamesNoVersion() {
        Blueprint one = Blueprint.of("kind: Cluster\nnodes:\n- role: control-plane\n- role: worker\n");
        assertEquals("""
                kind: Cluster
                nodes:
                - role: control-plane
                - role: worker
                  kubeadmConfigPatches:
                  - |
                    kind: JoinConfiguration
                    nodeRegistration:
                      taints:
                      - key: dedicated
                        value: gpu
                        effect: NoSchedule
                """, one.node(1).withTaints(List.of(new Taint("dedicated", "gpu", "NoSchedule"))).text().text());
    }

    @Test
    void aControlPlaneLosesItsTaintByAnEmptyList() {
        Blueprint open = shop.node(0).withTaints(List.of());
        assertEquals(Optional.of(List.of()), open.node(0).ownTaints());
        assertEquals(shop, open.node(0).withTaints(List.of(BlueprintNode.CONTROL_PLANE_TAINT)));
    }

    @Test
    void aNodeKeepsItsTaintsWhenItBecomesTheFirstControlPlane() {
        Taint hot = new Taint("hot", "", "NoSchedule");
        BlueprintNodes two = new BlueprintNodes(new BlueprintNodes(shop).plus(Role.CONTROL_PLANE).node(1).withTaints(List.of(hot)));
        assertEquals(List.of(hot), two.blueprint().node(1).taints());
        Blueprint left = two.without(0);
        assertEquals(List.of(hot), left.node(0).taints());
        assertTrue(left.text().text().contains("kind: InitConfiguration"), left.text()::text);
        assertFalse(left.node(0).kubeadmPatches().toString().contains("JoinConfiguration"));
    }

    @Test
    void copiesComeAndGo() {
        BlueprintNodes nodes = new BlueprintNodes(shop);
        Blueprint four = nodes.withCopies(1, 4);
        assertEquals(6, four.nodes().size());
        assertEquals(4, new BlueprintNodes(four).copies(1));
        assertEquals(WRITTEN, new BlueprintNodes(four).withCopies(1, 1).text().text());
        assertEquals(3, new BlueprintNodes(four).withCopies(4, 1).nodes().size());
    }

    @Test
    void extraNamesKeepThoseThatKindListsItself() {
        Blueprint named = shop.withApiServerNames(List.of("kind.test", "10.0.0.7"));
        assertEquals(List.of("kind.test", "10.0.0.7"), named.apiServerNames());
        assertTrue(named.kubeadmPatches().getFirst().contains("- localhost\n"), named.kubeadmPatches()::toString);
        Blueprint moved = named.networking().withApiServerAddress("0.0.0.0");
        assertEquals(List.of("kind.test", "10.0.0.7"), moved.apiServerNames());
        assertTrue(moved.kubeadmPatches().getFirst().contains("- \"0.0.0.0\"\n"), moved.kubeadmPatches()::toString);
    }

    @Test
    void aPatchForAnotherKubernetesDoesNotCount() {
        String patch = "kind: ClusterConfiguration\napiVersion: kubeadm.k8s.io/v1beta3\napiServer:\n  certSANs: [old.test]\n";
        Blueprint old = shop.withImage("kindest/node:v1.34.4").withKubeadmPatches(List.of(patch));
        assertEquals(List.of("old.test"), old.apiServerNames());
        Blueprint now = old.withImage("kindest/node:v1.36.4@sha256:00");
        assertEquals(List.of(), now.apiServerNames());
        assertEquals(2, now.withApiServerNames(List.of("new.test")).kubeadmPatches().size());
        assertEquals(1, old.withApiServerNames(List.of("new.test")).kubeadmPatches().size());
    }

    @Test
    void patchesOfOperationsAreReadAndWritten() {
        JsonPatch patch = new JsonPatch("kubeadm.k8s.io", "v1beta3", "ClusterConfiguration", "- op: add\n  path: /apiServer/certSANs/-\n  value: kind.test\n");
        Blueprint patched = shop.withJsonPatches(List.of(patch)).node(1).withJsonPatches(List.of(patch)).withContainerdJsonPatches(List.of("[]"));
        assertEquals(List.of(patch), patched.jsonPatches());
        assertEquals(List.of(patch), patched.node(1).jsonPatches());
        assertEquals(List.of("[]"), patched.containerdJsonPatches());
        assertEquals(shop, patched.withJsonPatches(List.of()).node(1).withJsonPatches(List.of()).withContainerdJsonPatches(List.of()));
    }

    @Test
    void whatKindHasNoFieldForStandsInADocumentOfItsOwn() {
        Blueprint more = shop.withImage("kindest/node:v1.34.4").extras().withRetain(true).extras().withRegistry(5001)
                .extras().withAddOns(List.of("metrics-server")).extras().withWaitTime(Duration.ofMinutes(3));
        assertEquals(WRITTEN + """
                ---
                apiVersion: pilothouse.dev/v1alpha1
                kind: Blueprint
                image: kindest/node:v1.34.4
                retain: true
                registry:
                  port: 5001
                addOns:
                - metrics-server
                wait: 180s
                """, more.text().text());
        assertEquals(OptionalInt.of(5001), more.extras().registryPort());
        assertEquals(Optional.of(Duration.ofMinutes(3)), more.extras().waitTime());
        assertEquals(List.of("metrics-server"), more.extras().addOns());
        assertTrue(more.extras().retain());
    }

    @Test
    void kindReadsItsOwnDocumentWithTheImageInEachNode() {
        Blueprint more = shop.withImage("kindest/node:v1.34.4");
        assertEquals(WRITTEN.replace("- {containerPort: 80, hostPort: 8080, listenAddress: 127.0.0.1}\n",
                        "- {containerPort: 80, hostPort: 8080, listenAddress: 127.0.0.1}\n    image: kindest/node:v1.34.4\n")
                .replace("              effect: NoSchedule\n", "              effect: NoSchedule\n    image: kindest/node:v1.34.4\n"), more.kindConfig());
        assertEquals("kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnodes:\n- image: x:1\n",
                Blueprint.of("").withImage("x:1").kindConfig());
    }

    @Test
    void relativeFoldersBecomeWholeOnes() {
        Blueprint mounts = shop.node(1).plusMount(new Mount("data", "/a", true, false, "None")).node(1).plusMount(new Mount("~/x", "/b", true, false, "None"));
        assertEquals(
                List.of("/srv/data", "/projects/data", System.getProperty("user.home") + "/x"),
                mounts.withWholePaths(Path.of("/projects")).node(1).mounts().stream().map(Mount::hostPath).toList());
        assertEquals(shop, shop.withWholePaths(Path.of("/projects")));
    }

    @Test
    void aLaterVersionIsRefusedAndKept() {
        String text = "apiVersion: pilothouse.dev/v2\nkind: Blueprint\nimage: {new: shape}\n---\n" + WRITTEN;
        Blueprint later = Blueprint.of(text);
        assertEquals(ProblemCode.BLUEPRINT_VERSION, later.problem().orElseThrow().code());
        assertEquals("shop-dev", later.name());
        assertEquals(text.replace("name: shop-dev ", "name: other "), later.withName("other").text().text());
    }

    @Test
    void somethingElseIsNoBlueprint() {
        assertEquals(ProblemCode.BLUEPRINT_NOT_ONE, Blueprint.of("kind: Deployment\napiVersion: apps/v1\n").problem().orElseThrow().code());
        assertEquals(ProblemCode.BLUEPRINT_NOT_ONE, Blueprint.of("- a\n- b\n").problem().orElseThrow().code());
        assertEquals(ProblemCode.YAML_BROKEN, Blueprint.of("kind: [").problem().orElseThrow().code());
        assertEquals(Optional.empty(), Blueprint.of("").problem());
    }
}
