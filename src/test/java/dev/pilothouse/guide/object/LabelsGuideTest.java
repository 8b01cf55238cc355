package dev.pilothouse.guide.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsGuideTest {

    private static final Document SERVICE =
            GuideCase.read("apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop, uid: s}\nspec: {selector: {app: web}}\n");
    private static final String POD =
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: web-1, namespace: shop, uid: p, labels: {app: web}, annotations: {kubectl.kubernetes.io/restartedAt: now}}
            """;

    private final GuideCase pod = GuideCase.of(new LabelsGuide(), POD, SERVICE);

    private GuideCase with(Spot spot, String value) {
        return new GuideCase(pod.guide(), pod.sheet().with(spot, value));
    }

    @Test
    void saysWhichServicesAPodLeavesAndJoins() {
        assertEquals(List.of(), pod.said());
        assertEquals(List.of("web"), with(Spot.at(0, "metadata", "labels", "app"), "other").effect("guide.labels.leaves").args());
        GuideCase other = GuideCase.of(new LabelsGuide(), POD.replace("app: web", "app: other"), SERVICE);
        GuideCase joined = new GuideCase(other.guide(), other.sheet().with(Spot.at(0, "metadata", "labels", "app"), "web"));
        assertEquals(List.of("web"), joined.effect("guide.labels.joins").args());
    }

    @Test
    void warnsOnlyWhenATouchedAnnotationIsATools() {
        GuideCase touched = with(Spot.at(0, "metadata", "annotations", "kubectl.kubernetes.io/restartedAt"), "later");
        assertEquals(List.of("guide.labels.kept-by-tool"), touched.said());
    }

    @Test
    void refusesAnnotationsThatAreTooLargeTogether() {
        assertTrue(with(Spot.at(0, "metadata", "annotations", "note"), "x".repeat(300_000)).said().contains("guide.labels.too-large"));
    }
}
