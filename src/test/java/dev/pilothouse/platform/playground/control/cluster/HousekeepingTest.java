package dev.pilothouse.platform.playground.control.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.access.AccountTokens;
import dev.pilothouse.platform.playground.control.SimulatedCluster;
import dev.pilothouse.platform.playground.control.network.IngressAddresses;
import dev.pilothouse.platform.playground.registry.DeleteOptions.Propagation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HousekeepingTest {

    private final SimulatedCluster cluster = new SimulatedCluster();

    @AfterEach
    void end() {
        cluster.close();
    }

    @Test
    void givesEveryNamespaceItsAccountAndCertificate() {
        cluster.with((objects, _) -> new ServiceAccounts(objects)).with((objects, _) -> new RootCertificates(objects, "PEM"));
        assertEquals(List.of("default"), cluster.names("serviceaccounts"));
        assertEquals("PEM", cluster.get("configmaps", "kube-root-ca.crt").text("data", "ca.crt"));
        cluster.delete("serviceaccounts", "default", Propagation.BACKGROUND);
        cluster.patch("configmaps", "kube-root-ca.crt", "{data: {ca.crt: forged}}");
        assertEquals(List.of("default"), cluster.names("serviceaccounts"));
        assertEquals("PEM", cluster.get("configmaps", "kube-root-ca.crt").text("data", "ca.crt"));
    }

    @Test
    void fillsTokenSecretsAndDeletesThemWithTheirAccount() {
        AccountTokens tokens = new AccountTokens(new byte[32], cluster.agenda);
        cluster.with((objects, _) -> new SecretTokens(objects, tokens, "PEM"));
        cluster.create("{apiVersion: v1, kind: ServiceAccount, metadata: {name: robot, namespace: shop}}");
        cluster.create("{apiVersion: v1, kind: Secret, type: kubernetes.io/service-account-token, metadata: {name: t, namespace: shop, annotations: "
                + "{kubernetes.io/service-account.name: robot}}}");
        String token = new String(Base64.getDecoder().decode(cluster.get("secrets", "t").text("data", "token")), StandardCharsets.UTF_8);
        assertTrue(tokens.verify(token, cluster.objects).isPresent());
        cluster.delete("serviceaccounts", "robot", Propagation.BACKGROUND);
        assertFalse(cluster.find("secrets", "t").isPresent());
    }

    @Test
    void gathersRolesByLabelAndLosesThemAgain() {
        cluster.with((objects, _) -> new AggregatedRoles(objects));
        cluster.create("{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: all}, "
                + "aggregationRule: {clusterRoleSelectors: [{matchLabels: {part: 'true'}}]}, rules: []}");
        cluster.create("{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: part, labels: {part: 'true'}}, "
                + "rules: [{apiGroups: [''], resources: [pods], verbs: [get]}]}");
        assertEquals(1, cluster.get("clusterroles.rbac.authorization.k8s.io", "all").trees("rules").size());
        cluster.patch("clusterroles.rbac.authorization.k8s.io", "part", "{metadata: {labels: {part: null}}}");
        assertEquals(0, cluster.get("clusterroles.rbac.authorization.k8s.io", "all").trees("rules").size());
    }

    @Test
    void forgetsEventsAfterAnHour() {
        cluster.with(EventExpiry::new);
        cluster.create("{apiVersion: v1, kind: Event, metadata: {name: e, namespace: shop}, involvedObject: {kind: Pod, name: a, namespace: shop}, reason: R, message: m, type: Normal}");
        cluster.pass(Duration.ofMinutes(59));
        assertEquals(List.of("e"), cluster.names("events"));
        cluster.pass(Duration.ofMinutes(2));
        assertEquals(List.of(), cluster.names("events"));
    }

    @Test
    void tellsTheAddressOfIngressesOfItsClass() {
        cluster.with((objects, _) -> new IngressAddresses(objects, "10.0.0.9"));
        String ingress = "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web, namespace: shop}, spec: {ingressClassName: simulated, "
                + "defaultBackend: {service: {name: web, port: {number: 80}}}}}";
        cluster.create(ingress);
        assertEquals(List.of(), addresses());
        cluster.create("{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: simulated}, spec: {controller: sim.pilothouse.dev/ingress}}");
        assertEquals(List.of("10.0.0.9"), addresses());
    }

    private List<String> addresses() {
        return cluster.get("ingresses.networking.k8s.io", "web").trees("status", "loadBalancer", "ingress").stream().map(one -> one.text("ip")).toList();
    }

    @Test
    void makesAFreshClusterAndLeavesItAsItIsTheSecondTime() {
        Bootstrap bootstrap = new Bootstrap(cluster.objects);
        bootstrap.run();
        bootstrap.service("172.18.0.2", 6443);
        cluster.objects.delete("storageclasses.storage.k8s.io", "", "standard", dev.pilothouse.platform.playground.registry.DeleteOptions.background());
        bootstrap.run();
        assertEquals(List.of("default", "kube-node-lease", "kube-public", "kube-system", "shop"), cluster.names("namespaces"));
        assertTrue(cluster.names("clusterroles.rbac.authorization.k8s.io").containsAll(List.of("admin", "cluster-admin", "edit", "system:node", "view")));
        Tree service = cluster.objects.get("services", "default", "kubernetes").orElseThrow().tree();
        assertEquals("10.96.0.1", service.text("spec", "clusterIP"));
        assertEquals(List.of("system-cluster-critical", "system-node-critical"), cluster.names("priorityclasses.scheduling.k8s.io"));
        assertEquals(List.of("standard"), cluster.names("storageclasses.storage.k8s.io"));
    }
}
