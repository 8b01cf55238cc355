package dev.pilothouse.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPathTest {

    private static final Document POD = Document.of(Map.of(
            "metadata", Map.of("name", "web"),
            "spec", Map.of("containers", List.of(Map.of("name", "a", "image", "one"), Map.of("name", "b", "image", "two")))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        ".metadata.name | web",
        ".spec.containers[name=\"b\"].image | two",
        ".spec.containers[0].image | one",
        ".spec.containers[7].image | ''",
        ".spec.containers[name=\"c\"].image | ''",
        ".spec.containers | ''",
        ".metadata.name.first | ''",
        ".metadata.name] | ''"
    })
    void leadsToAPlainValueOrToNothing(String path, String value) {
        assertEquals(value, new FieldPath(path).valueIn(POD));
    }
}
