package dev.pilothouse.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecretMaskTest {

    private static final String VALUE = "c3VwZXItc2VjcmV0";

    private final SecretMask mask = new SecretMask();

    @Test
    void noValueOfASecretIsShownAndAllMasksAreOfOneLength() {
        Document secret = Document.of(Map.of(
                "apiVersion", "v1",
                "kind", "Secret",
                "metadata", Map.of("name", "s", "annotations",
                        Map.of("kubectl.kubernetes.io/last-applied-configuration", "{\"data\":{\"a\":\"" + VALUE + "\"}}")),
                "data", Map.of("a", VALUE),
                "stringData", Map.of("b", "plain")));
        String yaml = Yaml.write(mask.shown(secret));
        assertFalse(yaml.contains(VALUE), yaml);
        assertFalse(yaml.contains("plain"), yaml);
        assertTrue(mask.mask(VALUE).matches("•••••• \\(12 B, [0-9a-f]{4}\\)"), mask.mask(VALUE));
        assertTrue(mask.mask("YQ==").matches("•••••• \\(1 B, [0-9a-f]{4}\\)"));
    }

    @Test
    void sameValuesHaveTheSameMaskAndNoOtherMaskTellsThem() {
        assertEquals(mask.mask(VALUE), mask.mask(VALUE));
        assertNotEquals(mask.mask(VALUE), mask.mask("c3VwZXItc2VjcmV1"));
        assertEquals(16, IntStream.range(0, 16).mapToObj(_ -> new SecretMask().mask(VALUE)).distinct().count(), "salted");
    }

    @Test
    void keysThatAreKeptWithoutValuesOrSealedAreShownAsThat() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("left-out", null);
        data.put("sealed", "sealed:32:AAECAwQF");
        Tree shown = mask.shown(Document.of(Map.of("apiVersion", "v1", "kind", "Secret", "data", data)));
        assertEquals("••••••", shown.text("data", "left-out"));
        assertTrue(shown.text("data", "sealed").startsWith("•••••• (32 B, "), shown.text("data", "sealed"));
    }

    @Test
    void otherKindsStayAsTheyAre() {
        Document map = Document.of(Map.of("apiVersion", "v1", "kind", "ConfigMap", "data", Map.of("a", VALUE)));
        assertSame(map.tree(), mask.shown(map));
    }
}
