package dev.pilothouse.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.pilothouse.model.Document;
import dev.pilothouse.text.Yaml;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretMaskTest {

    private static final String VALUE = "c3VwZXItc2VjcmV0";

    @Test
    void noValueOfASecretIsShownAndAllMasksAreOfOneLength() {
        Document secret = Document.of(Map.of(
                "apiVersion", "v1",
                "kind", "Secret",
                "metadata", Map.of("name", "s", "annotations",
                        Map.of("kubectl.kubernetes.io/last-applied-configuration", "{\"data\":{\"a\":\"" + VALUE + "\"}}")),
                "data", Map.of("a", VALUE),
                "stringData", Map.of("b", "plain")));
        String yaml = Yaml.write(SecretMask.shown(secret));
        assertFalse(yaml.contains(VALUE), yaml);
        assertFalse(yaml.contains("plain"), yaml);
        assertEquals("••••••  # 12 B", SecretMask.mask(VALUE));
        assertEquals("••••••  # 1 B", SecretMask.mask("YQ=="));
    }

    @Test
    void otherKindsStayAsTheyAre() {
        Document map = Document.of(Map.of("apiVersion", "v1", "kind", "ConfigMap", "data", Map.of("a", VALUE)));
        assertSame(map.tree(), SecretMask.shown(map));
    }
}
