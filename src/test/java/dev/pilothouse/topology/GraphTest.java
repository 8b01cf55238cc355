package dev.pilothouse.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.ResourceRef;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphTest {

    static final String WEB = """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: shop, namespace: shop, uid: i}
            spec:
              ingressClassName: nginx
              tls: [{secretName: shop-tls}]
              rules:
                - http: {paths: [{path: /api, backend: {service: {name: web, port: {name: http}}}}, {path: /old, backend: {service: {name: gone, port: {number: 80}}}}]}
                - http: {paths: [{path: /wrong, backend: {service: {name: web, port: {number: 81}}}}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop, uid: s}
            spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop, uid: d, labels: {app.kubernetes.io/part-of: shop}}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: &pod
                  serviceAccountName: web
                  containers:
                    - name: web
                      ports: [{name: http, containerPort: 8080}]
                      envFrom: [{configMapRef: {name: web}}, {secretRef: {name: extra, optional: true}}]
                  volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
            ---
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata: {name: web-1, namespace: shop, uid: r, ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: d, controller: true}]}
            spec: {}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web-1-a, namespace: shop, uid: p1, labels: {app: web}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-1, uid: r, controller: true}]}
            spec:
              nodeName: n1
              containers: [{name: web, ports: [{name: http, containerPort: 8080}], envFrom: [{configMapRef: {name: web}}]}]
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: web, namespace: shop, uid: c}
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data, namespace: shop, uid: v}
            spec: {storageClassName: fast}
            status: {phase: Pending}
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: n1, uid: n}
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: n2, uid: n2}
            """;

    @Test
    void connectsWhatIsNamedSelectedAndOwned() {
        Set<String> edges = Land.edges(Land.graph(WEB));
        assertTrue(edges.containsAll(Set.of(
                "ingress/shop ROUTES service/web /api",
                "service/web SERVES pod/web-1-a",
                "service/web SERVES deployment/web",
                "deployment/web OWNS replicaset/web-1",
                "replicaset/web-1 OWNS pod/web-1-a",
                "deployment/web USES configmap/web",
                "pod/web-1-a USES configmap/web",
                "pod/web-1-a RUNS_ON node/n1")), () -> String.join("\n", edges));
    }

    @Test
    void saysWhatLeadsNowhereAndWhy() {
        Graph graph = Land.graph(WEB);
        Set<String> edges = Land.edges(graph);
        assertTrue(edges.containsAll(Set.of(
                "ingress/shop ROUTES service/gone /old !missing",
                "ingress/shop ROUTES service/web /wrong !backend-port",
                "ingress/shop USES ingressclass/nginx !missing",
                "ingress/shop USES secret/shop-tls !missing",
                "deployment/web STORES persistentvolumeclaim/data !unbound",
                "persistentvolumeclaim/data USES storageclass/fast !missing")), () -> String.join("\n", edges));
        assertEquals(
                Set.of("service/gone", "ingressclass/nginx", "secret/shop-tls", "storageclass/fast", "serviceaccount/web"), Land.missing(graph));
    }

    @Test
    void doesNotMissWhatIsOptionalOrMayNotBeRead() {
        Graph graph = Land.graph(WEB, Set.of("Secret", "ServiceAccount"));
        assertTrue(Land.edges(graph).contains("ingress/shop USES secret/shop-tls"));
        assertTrue(graph.vertices().stream().noneMatch(vertex -> vertex.ref().name().equals("extra")));
        assertEquals(Set.of("service/gone", "ingressclass/nginx", "storageclass/fast"), Land.missing(graph));
    }

    @Test
    void knowsWhoControlsAPodAtTheTop() {
        Graph graph = Land.graph(WEB);
        Vertex pod = graph.vertices().stream().filter(vertex -> vertex.ref().name().equals("web-1-a")).findFirst().orElseThrow();
        assertEquals("deployment/web", pod.controller().shortName());
    }

    @Test
    void leavesOutWhatNothingInANamespaceHasToDoWith() {
        Graph graph = Land.graph(WEB);
        assertEquals(Set.of("n1"), Set.copyOf(graph.vertices().stream().filter(vertex -> vertex.ref().kind().name().equals("Node")).map(Vertex::ref).map(ResourceRef::name).toList()));
    }

    @Test
    void seesAServiceThatSelectsNothingAndOneWhosePortNobodyNames() {
        String wrong = WEB.replace("selector: {app: web}, ports", "selector: {app: wbe}, ports");
        assertTrue(Land.edges(Land.graph(wrong)).contains("service/web SERVES pod/app=wbe !selects-nothing"));
        String port = WEB.replace("port: 80, targetPort: http", "port: 80, targetPort: web");
        assertTrue(Land.edges(Land.graph(port)).contains("service/web SERVES pod/web-1-a !port"));
    }

    @Test
    void survivesObjectsThatOwnEachOther() {
        Graph graph = Land.graph("""
                apiVersion: v1
                kind: Pod
                metadata: {name: a, namespace: shop, uid: a, ownerReferences: [{apiVersion: v1, kind: Pod, name: b, uid: b, controller: true}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: b, namespace: shop, uid: b, ownerReferences: [{apiVersion: v1, kind: Pod, name: a, uid: a, controller: true}]}
                """);
        assertEquals(2, graph.vertices().size());
    }
}
