package dev.pilothouse.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.PreflightFinding.Mend;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule finds what breaks it, at its field, and its mend settles it. */
class BlueprintCheckTest {

    private static final Path FOLDER = Path.of("/projects/shop");
    private static final String HEAD = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n";

    private static List<PreflightFinding> findings(Blueprint blueprint) {
        return BlueprintCheck.findings(blueprint, FOLDER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "name: Bad_Name | name-characters | name",
        "name: -shop | name-characters | name",
        "name: a..b | name-characters | name",
        "name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | name-too-long | name",
        "bogus: 1 | unknown-field | bogus",
        "node: [] | unknown-field | node",
        "Nodes: [] | unknown-field | Nodes",
        "nodes: {a: b} | wrong-type-list | nodes",
        "nodes: [text] | wrong-type-fields | nodes[0]",
        "nodes: [{role: [a]}] | wrong-type-text | nodes[0].role",
        "nodes: [{role: control-plane, lables: {a: b}}] | unknown-field | nodes[0].lables",
        "featureGates: {Sidecar: maybe} | wrong-type-truth | featureGates.Sidecar",
        "networking: {apiServerPort: abc} | wrong-type-number | networking.apiServerPort",
        "nodes: [{role: boss}, {role: control-plane}] | role-unknown | nodes[0].role",
        "nodes: [{role: worker}] | no-control-plane | nodes",
        "nodes: [{role: control-plane}, {role: control-plane}] | even-control-planes | nodes",
        "nodes: [{labels: {`a b`: c}}] | label-key | nodes[0].labels.a b",
        "nodes: [{labels: {a: `b c`}}] | label-value | nodes[0].labels.a",
        "nodes: [{labels: {node-role.kubernetes.io/worker: ``}}] | label-reserved | nodes[0].labels.node-role.kubernetes.io/worker",
        "nodes: [{extraPortMappings: [{containerPort: 80, hostPort: 99999, listenAddress: 127.0.0.1}]}] | host-port | nodes[0].extraPortMappings[0].hostPort",
        "nodes: [{extraPortMappings: [{containerPort: 80, hostPort: -2, listenAddress: 127.0.0.1}]}] | host-port | nodes[0].extraPortMappings[0].hostPort",
        "nodes: [{extraPortMappings: [{containerPort: 80, hostPort: 80, protocol: tcp, listenAddress: 127.0.0.1}]}] | port-protocol | nodes[0].extraPortMappings[0].protocol",
        "nodes: [{extraPortMappings: [{containerPort: 80, hostPort: 80, listenAddress: home}]}] | port-address | nodes[0].extraPortMappings[0].listenAddress",
        "nodes: [{extraPortMappings: [{containerPort: 80, hostPort: 80}]}] | port-open | nodes[0].extraPortMappings[0]",
        "nodes: [{extraPortMappings: [{containerPort: 80, hostPort: 6443, listenAddress: 127.0.0.1}]}]\\nnetworking: {apiServerPort: 6443} | port-of-api | nodes[0].extraPortMappings[0].hostPort",
        "nodes: [{extraMounts: [{hostPath: data, containerPath: /data}]}] | host-path-relative | nodes[0].extraMounts[0].hostPath",
        "nodes: [{extraMounts: [{hostPath: `~/data`, containerPath: /data}]}] | host-path-relative | nodes[0].extraMounts[0].hostPath",
        "nodes: [{extraMounts: [{containerPath: /data}]}] | host-path-missing | nodes[0].extraMounts[0].hostPath",
        "nodes: [{extraMounts: [{hostPath: /data}]}] | container-path-missing | nodes[0].extraMounts[0].containerPath",
        "nodes: [{extraMounts: [{hostPath: /data, containerPath: data}]}] | container-path-relative | nodes[0].extraMounts[0].containerPath",
        "nodes: [{extraMounts: [{hostPath: /data, containerPath: /data, propagation: Foo}]}] | propagation | nodes[0].extraMounts[0].propagation",
        "networking: {ipFamily: ipv5} | ip-family | networking.ipFamily",
        "networking: {podSubnet: 10.0/8} | subnet-unreadable | networking.podSubnet",
        "networking: {podSubnet: `fd00::/56`} | subnet-family | networking.podSubnet",
        "networking: {ipFamily: ipv6, serviceSubnet: 10.96.0.0/16} | subnet-family | networking.serviceSubnet",
        "networking: {ipFamily: dual, podSubnet: `10.0.0.0/16,10.1.0.0/16`} | subnet-family | networking.podSubnet",
        "networking: {podSubnet: 10.0.0.0/25} | subnet-small | networking.podSubnet",
        "networking: {podSubnet: 10.96.0.0/12} | subnets-overlap | networking.serviceSubnet",
        "networking: {serviceSubnet: 11.0.0.0/8} | subnet-large | networking.serviceSubnet",
        "networking: {kubeProxyMode: IPVS} | proxy-mode | networking.kubeProxyMode",
        "networking: {apiServerPort: 70000} | api-port | networking.apiServerPort",
        "networking: {apiServerAddress: localhost} | api-address | networking.apiServerAddress",
        "networking: {apiServerAddress: 0.0.0.0} | api-open | networking.apiServerAddress",
        "nodes: [{image: `kindest/node:v1.30.0`}]\\nnetworking: {kubeProxyMode: nftables} | nftables-early | networking.kubeProxyMode",
        "nodes: [{image: `kindest/node:v1.35.0`}]\\nnetworking: {kubeProxyMode: ipvs} | ipvs-late | networking.kubeProxyMode",
        "kubeadmConfigPatches: [`{{{`] | patch-unreadable | kubeadmConfigPatches[0]",
        "kubeadmConfigPatches: [`{kind: ClusterConfiguration, apiVersion: kubeadm.k8s.io/v1beta3}`]\\nnodes: [{image: `x:v1.36.0`}] | patch-passed-by | kubeadmConfigPatches[0]",
        "kubeadmConfigPatchesJSON6902: [{group: kubeadm.k8s.io, version: v1beta3, kind: ClusterConfiguration, patch: a}]\\nnodes: [{image: `x:v1.36.0`}] | patch-passed-by | kubeadmConfigPatchesJSON6902[0]",
    })
    void aRuleFindsItsFieldAndMendsIt(String text, String variant, String field) {
        Blueprint blueprint = Blueprint.of(HEAD + text.replace('`', '"').replace("\\n", "\n") + "\n");
        List<PreflightFinding> findings = findings(blueprint);
        PreflightFinding finding = findings.stream().filter(it -> it.variant().equals(variant)).findFirst()
                .orElseThrow(() -> new AssertionError(findings.toString()));
        assertEquals(field, FieldCheck.said(finding.field()));
        assertEquals(1, findings.stream().filter(it -> it.level() == finding.level()).count(), findings::toString);
        for (Mend mend : finding.mends()) {
            Blueprint mended = ((Mend.Change) mend).blueprint();
            assertTrue(findings(mended).stream().noneMatch(it -> it.variant().equals(variant)), () -> mended.text().text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "name: shop-2.test\n", "nodes:\n- role: control-plane\n- role: worker\n  labels: {topology.kubernetes.io/zone: a, node.kubernetes.io/x: '', a/b: c}\n",
        "nodes: [{extraPortMappings: [{containerPort: 80, hostPort: 80, listenAddress: 127.0.0.1}, {containerPort: 80, hostPort: 80, protocol: UDP, listenAddress: '::1'}]}]\n",
        "nodes: [{extraPortMappings: [{containerPort: 1, hostPort: 0, listenAddress: 127.0.0.1}, {containerPort: 2, listenAddress: 127.0.0.1}, {containerPort: 3, hostPort: -1, listenAddress: 127.0.0.1}]}]\n",
        "networking: {ipFamily: dual, podSubnet: '10.0.0.0/16,fd00::/56', serviceSubnet: '10.1.0.0/16,fd01::/112', dnsSearch: [a.test], disableDefaultCNI: false}\n",
        "networking: {ipFamily: ipv6, apiServerAddress: '::1', kubeProxyMode: none}\n",
        "featureGates: {Sidecar: true}\nruntimeConfig: {api/alpha: 'true'}\ncontainerdConfigPatches: ['a']\nkubeadmConfigPatchesJSON6902: [{group: a, version: b, kind: c, patch: d}]\n",
        "---\nkind: Blueprint\napiVersion: pilothouse.dev/v1alpha1\nwait: 90s\nretain: true\nregistry: {port: 5001}\naddOns: [a]\nimage: a\n",
    })
    void whatIsRightIsNotSpokenOf(String text) {
        assertEquals(List.of(), findings(Blueprint.of(HEAD + text)));
    }

    @Test
    void onePortForTwoNodesIsFoundAcrossAddresses() {
        Blueprint two = Blueprint.of(HEAD + """
                nodes:
                - role: control-plane
                  extraPortMappings: [{containerPort: 80, hostPort: 8080}]
                - role: worker
                  extraPortMappings:
                  - {containerPort: 80, hostPort: 8080, listenAddress: 127.0.0.1}
                  - {containerPort: 80, hostPort: 8081, listenAddress: 127.0.0.1}
                """);
        PreflightFinding twice = findings(two).stream().filter(it -> it.variant().equals("port-twice")).findFirst().orElseThrow();
        assertEquals(List.of("8080", "kind-worker", "kind-control-plane"), twice.args());
        Blueprint mended = ((Mend.Change) twice.mends().getFirst()).blueprint();
        assertEquals(8082, mended.node(1).ports().getFirst().hostPort());
    }

    @Test
    void aMistypedFieldIsOfferedByItsName() {
        Blueprint mistyped = Blueprint.of(HEAD + "nodes:\n- role: control-plane\n  extraPortMapping:\n  - containerPort: 80\n    hostPort: 8080\n");
        Mend.Change rename = (Mend.Change) findings(mistyped).getFirst().mends().getFirst();
        assertEquals(List.of("extraPortMappings"), rename.args());
        assertEquals(8080, rename.blueprint().node(0).ports().getFirst().hostPort());
    }

    @Test
    void aRelativeFolderIsMeantFromTheFile() {
        Blueprint relative = Blueprint.of(HEAD + "nodes: [{extraMounts: [{hostPath: ../data, containerPath: /data}]}]\n");
        Mend.Change mend = (Mend.Change) findings(relative).getFirst().mends().getFirst();
        assertEquals("/projects/data", mend.blueprint().node(0).mounts().getFirst().hostPath());
    }

    @Test
    void kindAndVersionAreAskedFor() {
        assertEquals(List.of("kind-missing", "version-missing"), findings(Blueprint.of("name: a\n")).stream().map(PreflightFinding::variant).toList());
        assertEquals(List.of("version-unknown"),
                findings(Blueprint.of("kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha9\n")).stream().map(PreflightFinding::variant).toList());
    }

    @Test
    void whatCannotBeReadIsOneFinding() {
        Stream.of("kind: [", "kind: Deployment\napiVersion: apps/v1\n", "kind: Blueprint\napiVersion: pilothouse.dev/v9\n")
                .forEach(text -> assertEquals(1, findings(Blueprint.of(text)).size(), text));
    }

    @Test
    void aBracketThatIsNeverClosedNamesTheLastLineOfTheText() {
        assertEquals(List.of("2"), findings(Blueprint.of("kind: Cluster\nnodes: [a\n\n")).getFirst().args());
    }

    @Test
    void furtherDocumentsAndWishesAreWarnedOf() {
        Blueprint more = Blueprint.of(HEAD + "---\n" + HEAD + "name: other\n---\nkind: Blueprint\napiVersion: pilothouse.dev/v1alpha1\nwait: soon\nregistry: {port: 70000}\nfuture: x\n");
        assertEquals(List.of("other-documents", "unknown-wish", "wait-unreadable", "registry-port"), findings(more).stream().map(PreflightFinding::variant).toList());
    }
}
