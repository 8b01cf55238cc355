package dev.pilothouse.guide.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelsOfASecretTest {

    private static final Kind SECRET = Kind.namespaced("", "v1", "Secret", "secrets");
    private static final ResourceRef LOGIN = new ResourceRef(SECRET, "shop", "login");
    private static final Document LIVE = Yaml.read("""
            apiVersion: v1
            kind: Secret
            type: Opaque
            metadata:
              name: login
              namespace: shop
              uid: u-1
              labels: {tier: back, app: web}
              annotations:
                team: web
                kubectl.kubernetes.io/last-applied-configuration: '{"data":{"password":"Y2FuYXJ5"}}'
            data: {password: Y2FuYXJ5}
            stringData: {other: canary}
            """).getFirst().document().orElseThrow();

    private final LabelsGuide guide = new LabelsGuide();
    private final Sheet start = guide.start(Subject.of(LOGIN, LIVE));

    private Wish only(Sheet sheet) {
        List<Wish> wishes = Form.of(guide, sheet).draft((_, _) -> Optional.of(SECRET)).wishes();
        assertEquals(1, wishes.size());
        return wishes.getFirst();
    }

    @Test
    void theValuesOfASecretStandNowhereBesideTheForm() {
        String text = start.text().text();
        assertFalse(text.contains("Y2FuYXJ5") || text.contains("canary") || text.contains("password"), text);
        assertEquals("web", start.text(Spot.at(0, "metadata", "annotations", "team")));
    }

    @Test
    void onlyLabelsOfASecretAreSent() {
        assertFalse(Form.of(guide, start).changes((_, _) -> Optional.of(SECRET)));
        Spot tier = Spot.at(0, "metadata", "labels", "tier");
        assertEquals(
                new Wish.SetFields(LOGIN, new Tree(Map.of("metadata", Map.of("labels", Map.of("tier", "front"))))), only(start.with(tier, "front")));
        assertEquals(Set.of("metadata"), ((Wish.SetFields) only(start.without(tier))).fields().fields().keySet());
    }
}
