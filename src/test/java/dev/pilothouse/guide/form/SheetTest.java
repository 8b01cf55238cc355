package dev.pilothouse.guide.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.text.YamlText;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTest {

    private static final String WEB = "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n";

    private static Document live(String yaml, String uid) {
        return Yaml.read(yaml + "  uid: " + uid + "\n").getFirst().document().orElseThrow();
    }

    /** What is not in a kept text because it was not there then is not to be removed. */
    @Test
    void whatCameAfterTheTextWasKeptIsNotGone() {
        Sheet now = Sheet.of(Subject.fresh("shop"), live(WEB, "s"), live(WEB.replace("Service", "Ingress"), "i"));
        Sheet kept = now.startedWith(WEB);
        assertEquals(List.of(), kept.with(YamlText.of(WEB)).gone());
        assertEquals(List.of("Service"), kept.originals().stream().map(Sheet.Original::fields).map(fields -> fields.text("kind")).toList());
    }

    @Test
    void whatWasThereThenIsTheStart() {
        Sheet now = Sheet.of(Subject.fresh("shop"), live(WEB + "  labels: {tier: theirs}\n", "s"));
        List<Tree> start = now.startedWith(WEB).originals().stream().map(Sheet.Original::fields).toList();
        assertEquals(List.of(Yaml.read(WEB).getFirst().document().orElseThrow().tree()), start);
    }
}
