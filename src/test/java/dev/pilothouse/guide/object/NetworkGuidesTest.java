package dev.pilothouse.guide.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkGuidesTest {

    private static final String SERVICE =
            """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop, uid: u-svc}
            spec:
              type: ClusterIP
              selector: {app: web}
              ports: [{name: http, port: 80, targetPort: http}]
            """;
    private static final Document POD = GuideCase.pod("web-1", true);

    private final GuideCase service = GuideCase.of(new ServiceGuide(), SERVICE, POD, GuideCase.pod("web-2", false));

    @Test
    void makesAServiceForAWorkloadFromItsPortsAndLabels() {
        Tree made = ((Wish.Put) GuideCase.of(new ServiceGuide(), GuideCase.WEB).wishes().getFirst()).document().tree();
        assertEquals(Map.of("app", "web"), made.texts("spec", "selector"));
        assertEquals(8080, made.trees("spec", "ports").getFirst().number(0, "port"));
        assertEquals("http", made.trees("spec", "ports").getFirst().text("targetPort"));
    }

    @Test
    void saysWhomItSelects() {
        assertEquals(List.of("2", "1"), service.effect("guide.service.selects").args());
        GuideCase nobody = new GuideCase(service.guide(), service.sheet().with(ServiceGuide.SELECTOR.then("app"), "wbe"));
        assertEquals(List.of("app=wbe"), nobody.effect("guide.service.selects-nobody").args());
        assertTrue(nobody.mend("guide.service.selects-nobody").said().contains("guide.service.selects"));
    }

    @Test
    void targetsAreNumbersOrNamesThatPodsHave() {
        GuideCase number = service.type("guide.service.target", "9090");
        assertEquals(9090L, number.sheet().at(ServiceGuide.PORTS.then(0, "targetPort")).orElseThrow());
        assertTrue(service.type("guide.service.target", "grpc").said().contains("guide.service.no-port"));
        assertTrue(service.type("guide.service.target", "99999").said().contains("guide.check.bounds"));
    }

    @Test
    void portsThatMeetAreRefused() {
        GuideCase two = new GuideCase(service.guide(), service.sheet().with(ServiceGuide.PORTS.then(1), Map.of("name", "b", "port", 80L)));
        assertTrue(two.said().contains("guide.service.twice"));
        GuideCase nameless = new GuideCase(service.guide(), service.sheet().with(ServiceGuide.PORTS.then(1), Map.of("port", 81L)));
        assertTrue(nameless.said().contains("guide.form.needed"));
    }

    @Test
    void theTypeDecidesWhatIsAsked() {
        assertFalse(service.asks("guide.service.node-port"));
        GuideCase nodes = service.type("guide.service.type", "NodePort");
        assertTrue(nodes.asks("guide.service.node-port"));
        assertTrue(nodes.type("guide.service.node-port", "80").said().contains("guide.check.bounds"));
        assertFalse(service.type("guide.service.type", "ExternalName").asks("guide.service.port"));
    }

    @Test
    void anIngressLeadsToAServiceAndOneOfItsPorts() {
        Document nginx = GuideCase.read("apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: nginx, uid: c}\n");
        GuideCase made = GuideCase.of(new IngressGuide(), SERVICE, nginx, GuideCase.read(SERVICE));
        Wish.Put put = assertInstanceOf(Wish.Put.class, made.wishes().getFirst());
        Tree rule = put.document().tree().trees("spec", "rules").getFirst();
        assertEquals("web.example.com", rule.text("host"));
        assertEquals("web", rule.trees("http", "paths").getFirst().text("backend", "service", "name"));
        assertTrue(made.said().contains("guide.ingress.nobody"));
        assertFalse(made.mend("guide.ingress.nobody").said().contains("guide.ingress.nobody"));
        GuideCase wrong = made.type("guide.ingress.port", "81");
        assertEquals(List.of("web", "81"), wrong.effect("guide.ingress.no-port").args());
        assertEquals("80", wrong.mend("guide.ingress.no-port").field("guide.ingress.port").text(wrong.mend("guide.ingress.no-port").sheet()));
        assertTrue(made.type("guide.ingress.service", "other").said().contains("guide.ingress.no-service"));
        assertTrue(made.said().contains("guide.ingress.plain"));
    }
}
