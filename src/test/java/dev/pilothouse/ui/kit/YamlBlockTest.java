package dev.pilothouse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class YamlBlockTest {

    private static final List<String> TEXT = """
            metadata:
              managedFields:
              - manager: kubectl
                fieldsV1:
                  f:spec: {}

              - manager: kubelet
              name: web
            spec:
              template:
                managedFields:
                  - no
            status:
              phase: Running
            """.lines().toList();

    @Test
    void listItemsAtTheIndentOfTheirKeyBelongToIt() {
        assertEquals(List.of(new YamlBlock("managedFields", 1, 6)), YamlBlock.find(TEXT, Set.of("managedFields")));
    }

    @Test
    void severalKeysInTheOrderOfTheText() {
        assertEquals(
                List.of(new YamlBlock("managedFields", 1, 6), new YamlBlock("status", 12, 13)),
                YamlBlock.find(TEXT, Set.of("status", "managedFields")));
    }

    @Test
    void keysWithoutLinesOfTheirOwnAreLeftOut() {
        assertEquals(List.of(), YamlBlock.find(List.of("status:", "spec: {}"), Set.of("status", "spec")));
    }
}
