package dev.pilothouse.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {

    private static final String PODS = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop, labels: {team: shop}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: a, namespace: shop, labels: {app: a}}
            spec: {containers: [{name: a}]}
            status: {podIP: 10.1.2.3}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: b, namespace: db}
            spec: {template: {metadata: {labels: {app: b}}, spec: {containers: [{name: b, ports: [{name: sql, containerPort: 5432}]}]}}}
            ---
            """;

    private static Reach reach(String yaml, String port) {
        PaperScene scene = new PaperScene(PODS + yaml);
        return Reach.of(scene.object("pod/a"), scene.object("deployment/b"), port, scene);
    }

    private static String policy(String name, String namespace, String spec) {
        return "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: " + name + ", namespace: " + namespace + "}\nspec: " + spec + "\n---\n";
    }

    @Test
    void isOpenWithoutPolicies() {
        assertTrue(reach("", "").allowed());
        assertEquals(Optional.empty(), reach("", "").steps().getFirst().object());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {podSelector: {}}                                                                                         | false
            {podSelector: {matchLabels: {app: other}}}                                                                | true
            {podSelector: {}, policyTypes: [Egress]}                                                                  | true
            {podSelector: {}, ingress: [{}]}                                                                          | true
            {podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: a}}}]}]}                            | false
            {podSelector: {}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: a}}}]}]}     | true
            {podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: shop}}}]}]}                  | true
            {podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: x}}}]}]} | false
            {podSelector: {}, ingress: [{ports: [{port: sql}]}]}                                                      | true
            {podSelector: {}, ingress: [{ports: [{port: 5000, endPort: 6000}]}]}                                      | true
            {podSelector: {}, ingress: [{ports: [{port: 5432, protocol: UDP}]}]}                                      | false
            {podSelector: {}, ingress: [{ports: [{port: 80}]}]}                                                       | false
            {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]}                                     | true
            {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]}]}              | false
            """)
    void followsTheRulesOfTheTarget(String spec, boolean allowed) {
        Reach reach = reach(policy("p", "db", spec), "5432");
        assertEquals(allowed, reach.allowed(), reach.toString());
    }

    @Test
    void asksTheSourceAsWellAndNamesWhatDecides() {
        String closed = policy("no-way-out", "shop", "{podSelector: {matchLabels: {app: a}}, policyTypes: [Egress]}");
        Reach reach = reach(closed, "5432");
        assertFalse(reach.allowed());
        assertEquals("no-way-out", reach.steps().getFirst().object().orElseThrow().name());
        String also = policy("to-b", "shop", "{podSelector: {}, egress: [{to: [{namespaceSelector: {}}], ports: [{port: 5432}]}]}");
        Reach added = reach(closed + also.replace("egress:", "policyTypes: [Egress], egress:"), "5432");
        assertTrue(added.allowed(), added.toString());
        assertEquals("to-b", added.steps().getFirst().object().orElseThrow().name());
    }

    @Test
    void saysWhetherTheNetworkEnforcesPolicies() {
        String daemons = "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: NAME, namespace: kube-system}\n";
        assertEquals(Optional.of(true), reach(daemons.replace("NAME", "calico-node"), "").enforced());
        assertEquals(Optional.of(false), reach(daemons.replace("NAME", "kube-flannel-ds"), "").enforced());
        assertEquals(Optional.empty(), reach(daemons.replace("NAME", "log-agent"), "").enforced());
    }
}
