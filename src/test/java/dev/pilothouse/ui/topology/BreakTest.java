package dev.pilothouse.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Kind;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.SessionScene;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.TestSession;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.topology.Lens;
import dev.pilothouse.topology.Network;
import dev.pilothouse.topology.Surveyor;
import dev.pilothouse.topology.TrafficPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BreakTest {

    private static final Kind SERVICE = Kind.namespaced("", "v1", "Service", "services");
    private static final Kind INGRESS = Kind.namespaced("networking.k8s.io", "v1", "Ingress", "ingresses");
    private static final Kind INGRESS_CLASS = Kind.clusterWide("networking.k8s.io", "v1", "IngressClass", "ingressclasses");
    private static final String ENTRY = """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: shop, namespace: shop, uid: i}
            spec: {ingressClassName: nginx, rules: [{host: shop.example, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}
            """;
    private static final String WEB = """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop, uid: s}
            spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
            """;

    private final FakeCluster cluster = new FakeCluster();
    private final Pulse pulse = new Pulse();
    private final Session session = TestSession.open(cluster, pulse);

    @AfterEach
    void end() {
        session.close();
        pulse.close();
    }

    private void put(Kind kind, String yaml) {
        cluster.put(kind, Yaml.read(yaml).getFirst().document().orElseThrow().fields());
    }

    private String ends() {
        Shown shown = Shown.of(new Surveyor(session.cluster(), Set.of("shop")).survey(), Lens.PLAIN, Network.UNKNOWN, Optional.empty(), 0);
        Break end = Break.of(Answer.of(TrafficPath.of("shop.example", "/", new SessionScene(session))), shown);
        return title(shown, end.box()) + " > " + title(shown, end.to());
    }

    private static String title(Shown shown, String id) {
        return shown.sheet().box(id).map(box -> box.box().kind().name() + " " + box.box().title()).orElse(id);
    }

    @Test
    void endsOnTheLineOrInTheBoxOfTheBrokenStep() {
        for (Kind kind : List.of(INGRESS, SERVICE, INGRESS_CLASS)) {
            cluster.offer(kind);
        }
        put(INGRESS_CLASS, "{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: nginx, uid: c}, spec: {controller: k8s.io/nginx}}");
        put(INGRESS, ENTRY);
        assertThat(ends()).isEqualTo("Ingress shop > Service web");
        put(SERVICE, WEB.replace("port: 80", "port: 81"));
        assertThat(ends()).isEqualTo("Ingress shop > Service web");
        put(SERVICE, WEB);
        assertThat(ends()).startsWith("Service web > Pod ");
        put(INGRESS, ENTRY.replace("ingressClassName: nginx", "ingressClassName: other"));
        assertThat(ends()).isEqualTo("Ingress shop > ");
    }
}
