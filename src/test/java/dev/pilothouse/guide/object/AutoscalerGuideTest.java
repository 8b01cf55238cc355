package dev.pilothouse.guide.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.form.Spot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AutoscalerGuideTest {

    private static final String SCALER =
            """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web, namespace: shop, uid: u-hpa}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              minReplicas: 2
              maxReplicas: 8
              metrics:
                - type: Resource
                  resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}
                - type: Pods
                  pods: {metric: {name: hits}, target: {type: AverageValue, averageValue: "10"}}
            """;

    private final GuideCase made = GuideCase.of(new AutoscalerGuide(), GuideCase.WEB, GuideCase.read(GuideCase.WEB));
    private final GuideCase known = GuideCase.of(new AutoscalerGuide(), SCALER, GuideCase.read(GuideCase.WEB));

    @Test
    void makesOneForAWorkloadThatKeepsTheCopiesOfNow() {
        Wish.Put put = assertInstanceOf(Wish.Put.class, made.wishes().getFirst());
        assertEquals("web", put.ref().name());
        assertEquals("shop", put.ref().namespace());
        assertEquals(3, put.document().tree().number(0, "spec", "minReplicas"));
        assertEquals(6, put.document().tree().number(0, "spec", "maxReplicas"));
        assertEquals("Deployment", put.document().tree().text("spec", "scaleTargetRef", "kind"));
    }

    @Test
    void editsTheOneThatTheWorkloadHas() {
        GuideCase found = GuideCase.of(new AutoscalerGuide(), GuideCase.WEB, GuideCase.read(SCALER));
        Wish.SetFields set = assertInstanceOf(Wish.SetFields.class, found.type("guide.autoscaler.most", "9").wishes().getFirst());
        assertEquals(Map.of("spec", Map.of("maxReplicas", 9L)), set.fields().fields());
    }

    @Test
    void refusesARangeThatIsCrossedAndMendsIt() {
        GuideCase crossed = known.type("guide.autoscaler.most", "1");
        assertTrue(crossed.said().contains("guide.autoscaler.crossed"));
        assertEquals("2", crossed.mend("guide.autoscaler.crossed").field("guide.autoscaler.most").text(crossed.mend("guide.autoscaler.crossed").sheet()));
    }

    @Test
    void saysWhatItDoesToTheCopiesOfNow() {
        assertEquals(List.of("web"), known.effect("guide.autoscaler.owns").args());
        assertEquals(List.of("3", "4"), known.type("guide.autoscaler.least", "4").effect("guide.autoscaler.up").args());
        assertEquals(List.of("3", "2"), known.type("guide.autoscaler.most", "2").effect("guide.autoscaler.down").args());
        assertTrue(known.type("guide.autoscaler.most", "2").said().contains("guide.autoscaler.fixed"));
    }

    @Test
    void knowsThatAShareOfNothingCannotBeWorkedOut() {
        GuideCase noRequest = GuideCase.of(
                new AutoscalerGuide(), SCALER, GuideCase.read(GuideCase.WEB.replace("cpu: 100m, ", "")));
        assertEquals(List.of("cpu"), noRequest.effect("guide.autoscaler.no-request").args());
        assertFalse(known.said().contains("guide.autoscaler.no-request"));
    }

    private static final Spot METRIC = Spot.at(0, "spec", "metrics", 0);

    @Test
    void asksForAnAmountOrAShareNeverBoth() {
        GuideCase amount = known.type("guide.autoscaler.target", "AverageValue");
        assertFalse(amount.asks("guide.autoscaler.share"));
        assertTrue(amount.sheet().at(METRIC.then("resource", "target", "averageUtilization")).isEmpty(), "the server refuses both");
        GuideCase typed = amount.type("guide.autoscaler.amount", "200m");
        assertEquals("200m", typed.sheet().text(METRIC.then("resource", "target", "averageValue")));
    }

    @Test
    void asksForTheTargetOfAnyKnownMetric() {
        Spot hits = Spot.at(0, "spec", "metrics", 1, "pods");
        GuideCase fewer = known.type("guide.autoscaler.metric-name", "requests").type("guide.autoscaler.amount", "25");
        assertEquals("requests", fewer.sheet().text(hits.then("metric", "name")));
        assertEquals("25", fewer.sheet().text(hits.then("target", "averageValue")));
    }

    @Test
    void anotherKindOfMetricBeginsAnew() {
        GuideCase object = known.type("guide.autoscaler.kind", "Object");
        assertEquals("Ingress", object.sheet().text(METRIC.then("object", "describedObject", "kind")));
        assertTrue(object.sheet().at(METRIC.then("resource")).isEmpty());
        assertTrue(object.said().contains("guide.form.needed") && object.asks("guide.autoscaler.sum"), object.said().toString());
        GuideCase external = object.type("guide.autoscaler.kind", "External").type("guide.autoscaler.target", "Value");
        assertTrue(external.sheet().at(METRIC.then("external", "target", "averageValue")).isEmpty());
        assertTrue(known.type("guide.autoscaler.kind", "ContainerResource").asks("guide.autoscaler.container"));
    }

    @Test
    void leavesAMetricAloneThatItDoesNotKnow() {
        GuideCase strange = new GuideCase(known.guide(), known.sheet().with(METRIC, Map.of("type", "Moon", "moon", Map.of("phase", "full"))));
        assertTrue(strange.asks("guide.autoscaler.other"));
        assertEquals("full", strange.type("guide.autoscaler.most", "9").sheet().text(METRIC.then("moon", "phase")));
    }
}
