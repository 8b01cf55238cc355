package dev.pilothouse.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.topology.Step.Stage;
import dev.pilothouse.topology.Step.Standing;
import dev.pilothouse.words.Words;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficPathTest {

    static final String SHOP = """
            apiVersion: networking.k8s.io/v1
            kind: IngressClass
            metadata: {name: nginx}
            spec: {controller: k8s.io/ingress-nginx}
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: shop, namespace: shop}
            spec:
              ingressClassName: nginx
              tls: [{secretName: shop-tls}]
              rules:
                - host: shop.example
                  http:
                    paths:
                      - {path: /, pathType: Prefix, backend: {service: {name: web, port: {name: http}}}}
                      - {path: /api, pathType: Prefix, backend: {service: {name: api, port: {number: 80}}}}
                - {host: '*.shop.example', http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}
            status: {loadBalancer: {ingress: [{ip: 192.0.2.10}]}}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: shop-tls, namespace: shop}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web-1, namespace: shop, labels: {app: web}}
            spec: {containers: [{name: log}, {name: web, ports: [{name: http, containerPort: 8080}]}]}
            status: {podIP: 10.1.0.7, conditions: [{type: Ready, status: 'True'}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: ingress, namespace: ingress-nginx, labels: {app.kubernetes.io/name: ingress-nginx}}
            spec: {containers: [{name: controller}]}
            ---
            """;

    private static TrafficPath path(String yaml, String host, String path) {
        return TrafficPath.of(host, path, new PaperScene(yaml));
    }

    private static List<String> stages(TrafficPath path) {
        return path.steps().stream().map(step -> step.stage() + " " + step.standing()).toList();
    }

    private static Step broken(TrafficPath path) {
        Step step = path.broken().orElseThrow(() -> new AssertionError(path.toString()));
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            String said = new Words(language).say(step.key(), step.args().toArray()) + new Words(language).say(step.cause(), step.args().toArray());
            assertTrue(said.indexOf('{') < 0, said);
        }
        return step;
    }

    @Test
    void leadsFromTheHostToTheContainer() {
        assertEquals(
                List.of("RULE PASSES", "CLASS PASSES", "CERTIFICATE PASSES", "SERVICE PASSES", "PORT PASSES", "ENDPOINTS PASSES", "POLICY PASSES", "CONTAINER PASSES"),
                stages(path(SHOP, "shop.example", "/cart")));
        assertEquals(List.of("web", "web-1", "http"), path(SHOP, "www.shop.example", "/").steps().getLast().args());
    }

    @ParameterizedTest
    @CsvSource({
        "kind: IngressClass,                    kind: Other,                             CLASS,     diagnosis.ingress.class.title",
        "'name: web, port: {name: http}',       'name: wbe, port: {name: http}',         SERVICE,   diagnosis.ingress.backend.title",
        "'name: web, port: {name: http}',       'name: web, port: {name: https}',        SERVICE,   diagnosis.ingress.port.title",
        "'selector: {app: web}',                'selector: {app: wbe}',                  ENDPOINTS, diagnosis.service.nothing.title",
        "targetPort: http,                      targetPort: www,                         PORT,      diagnosis.service.port.title",
        "status: 'True',                        status: 'False',                         ENDPOINTS, diagnosis.service.not-ready.title",
    })
    void endsAtTheBrokenLink(String right, String wrong, Stage stage, String key) {
        Step step = broken(path(SHOP.replace(right, wrong), "shop.example", "/"));
        assertEquals(stage, step.stage());
        assertEquals(key, step.key());
    }

    @Test
    void knowsWhichRuleARequestMeets() {
        assertEquals("diagnosis.ingress.backend.title", broken(path(SHOP, "shop.example", "/api/v1")).key());
        assertEquals("web", path(SHOP, "SHOP.example", "/apis").steps().get(3).args().getFirst());
        assertEquals("topology.path.no-rule", broken(path(SHOP, "a.b.shop.example", "/")).key());
        assertEquals("topology.path.no-ingress", broken(path("", "shop.example", "/")).key());
    }

    @Test
    void beginsAtAServiceForNamesWithinTheCluster() {
        assertEquals(List.of("SERVICE PASSES", "PORT PASSES", "ENDPOINTS PASSES", "POLICY PASSES", "CONTAINER PASSES"), stages(path(SHOP, "web.shop.svc.cluster.local", "/")));
    }

    @Test
    void asksThePoliciesWhetherTheControllerComesIn() {
        String policy = SHOP + """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: web, namespace: shop}
                spec: {podSelector: {matchLabels: {app: web}}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: WHO}}}], ports: [{port: http}]}]}
                """;
        assertEquals(Standing.PASSES, path(policy.replace("WHO", "ingress-nginx"), "shop.example", "/").steps().get(6).standing());
        assertEquals("topology.path.denied", broken(path(policy.replace("WHO", "other"), "shop.example", "/")).key());
        String unknown = policy.replace("name: ingress-nginx}}", "name: other}}").replace("app.kubernetes.io/name: ingress-nginx", "a: b");
        assertEquals(Standing.DOUBTFUL, path(unknown, "shop.example", "/").steps().get(6).standing());
    }

    private static final String ROUTE = SHOP.substring(SHOP.indexOf("apiVersion: v1\nkind: Service")) + """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: edge, namespace: infra}
            spec: {gatewayClassName: any, listeners: [{name: web, protocol: HTTP, port: 80, hostname: '*.example'}]}
            status: {addresses: [{value: 192.0.2.20}]}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: shop, namespace: shop}
            spec:
              parentRefs: [{name: edge, namespace: infra}]
              hostnames: ['shop.example', '*.shop.example']
              rules:
                - {matches: [{path: {type: PathPrefix, value: /old}}], filters: [{type: RequestRedirect}]}
                - {matches: [{path: {type: Exact, value: /none}}]}
                - {matches: [{path: {value: /beta}, headers: [{name: beta, value: 'yes'}]}], backendRefs: [{name: gone, port: 80}]}
                - {backendRefs: [{name: web, port: 80, weight: 0}, {name: web, port: 80}]}
            status: {parents: [{parentRef: {name: edge, namespace: infra}, conditions: [{type: Accepted, status: 'True'}, {type: ResolvedRefs, status: 'True'}]}]}
            ---
            """;

    @Test
    void comesInByAGateway() {
        assertEquals(
                List.of("CLASS PASSES", "RULE PASSES", "SERVICE PASSES", "PORT PASSES", "ENDPOINTS PASSES", "POLICY PASSES", "CONTAINER PASSES"),
                stages(path(ROUTE, "SHOP.example", "/beta")));
        assertEquals("web", path(ROUTE, "a.b.shop.example", "/").steps().getLast().args().getFirst(), "a wildcard takes several parts");
        assertEquals("topology.path.redirected", path(ROUTE, "shop.example", "/old/x").steps().getLast().key());
        assertEquals("topology.path.no-backend", broken(path(ROUTE, "shop.example", "/none")).key());
        assertEquals("topology.path.no-rule", broken(path(ROUTE, "other.example", "/")).key());
        assertEquals(Stage.RULE, path(SHOP + ROUTE, "shop.example", "/").steps().getFirst().stage(), "an Ingress that names the host comes first");
    }

    @ParameterizedTest
    @CsvSource({
        "'parentRefs: [{name: edge, namespace: infra}]', 'parentRefs: []',                                CLASS,   topology.path.no-gateway",
        "'parentRefs: [{name: edge, namespace: infra}]', 'parentRefs: [{name: edge}]',                    CLASS,   topology.path.gateway-gone",
        "'*.example''}',                                 '*.test''}',                                     CLASS,   topology.path.no-listener",
        "'{type: Accepted, status: ''True''}',           '{type: Accepted, status: ''False'', reason: NotAllowedByListeners}', RULE, topology.path.route-refused",
        "'{type: ResolvedRefs, status: ''True''}',       '{type: ResolvedRefs, status: ''False'', message: no grant}', SERVICE, topology.path.unresolved",
        "'{name: web, port: 80}',                        '{name: wbe, port: 80}',                         SERVICE, topology.path.route-backend",
        "'{name: web, port: 80}',                        '{name: web, port: 81}',                         SERVICE, diagnosis.ingress.port.title",
    })
    void endsAtTheBrokenLinkOfARoute(String right, String wrong, Stage stage, String key) {
        assertTrue(ROUTE.contains(right), right);
        Step step = broken(path(ROUTE.replace(right, wrong), "shop.example", "/"));
        assertEquals(stage, step.stage());
        assertEquals(key, step.key());
    }
}
