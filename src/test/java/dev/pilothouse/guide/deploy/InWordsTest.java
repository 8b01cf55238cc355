package dev.pilothouse.guide.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.deploy.Template.Answers;
import dev.pilothouse.text.YamlText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What will be created is said in whole sentences. */
class InWordsTest {

    private static List<String> words(String yaml) {
        return InWords.of(Part.of(YamlText.of(yaml))).stream().map(InWordsTest::word).toList();
    }

    private static String word(Effect effect) {
        return effect.key().substring("guide.deploy.words.".length()) + effect.args();
    }

    private static String template(Template template) {
        return template.yaml(new Answers("checkout", "shop", "ghcr.io/shop/checkout:2.4.1", "x"));
    }

    @Test
    void saysWhatAWebServiceIs() {
        String yaml = template(Template.WEB_SERVICE).replace("replicas: 2", "replicas: 3").replace("path: /", "path: /ready");
        assertEquals(
                List.of(
                        "copies[3, checkout 2.4.1]",
                        "reached[checkout:80]",
                        "update-keeps-all[3]",
                        "traffic[/ready]",
                        "restarted[http, 6]"),
                words(yaml));
    }

    @Test
    void saysWhatTheOtherTemplatesAre() {
        assertEquals(List.of("cron[checkout 2.4.1, 0 3 * * *]"), words(template(Template.SCHEDULED_JOB)));
        assertEquals(
                List.of("one[checkout 2.4.1]", "reached-each[checkout:5432]", "traffic[db]", "restarted[db, 6]", "claim-each[1Gi]", "also[Secret, checkout]"),
                words(template(Template.DATABASE)));
        assertEquals("sidecar[log-reader]", words(template(Template.SIDECAR)).get(1));
    }

    @Test
    void countsSharesOfCopiesAsTheControllerDoes() {
        String web = template(Template.WEB_SERVICE).replace("maxSurge: 1", "maxSurge: 25%");
        assertEquals("update-keeps[3, 4]", words(web.replace("maxUnavailable: 0", "maxUnavailable: 25%").replace("replicas: 2", "replicas: 4")).get(2));
        assertEquals("update-keeps-all[3]", words(web.replace("maxUnavailable: 0", "maxUnavailable: 25%").replace("replicas: 2", "replicas: 3")).get(2));
        assertEquals("update-keeps-one[1]", words(web.replace("replicas: 2", "replicas: 1")).get(2));
        assertEquals("update-stop[]", words(web.replace("type: RollingUpdate", "type: Recreate")).get(2));
    }

    @Test
    void readsAnythingAndFailsOnNothing() {
        assertEquals(List.of(), words("just text"));
        assertEquals(List.of("also[Widget, w]"), words("kind: Widget\napiVersion: x/v1\nmetadata: {name: w}\n"));
        assertEquals(List.of("none[d]", "update-stop[]").subList(0, 1), words("kind: Deployment\napiVersion: apps/v1\nmetadata: {name: d}\nspec: {replicas: 0, template: 7}\n"));
    }
}
