package dev.pilothouse.guide.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.guide.editor.FieldSearch.Target;
import dev.pilothouse.text.YamlText;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldSearchTest {

    private static final YamlText TEXT = YamlText.of("# head\r\na: 1\nspec: # x\n  list:\n  - name: one\n    image: i\n  - {image: j}\n---\nimage: k\n");

    @Test
    void wordsOfThePathFindTheLine() {
        assertEquals(
                List.of(new Target(6, 0, "spec.list[0].image"), new Target(7, 0, "spec.list[1].image"), new Target(9, 1, "image")),
                FieldSearch.find(TEXT, "image", 9));
        assertEquals(List.of(new Target(6, 0, "spec.list[0].image")), FieldSearch.find(TEXT, "li ima", 1));
        assertEquals(List.of(new Target(5, 0, "spec.list[0].name")), FieldSearch.find(TEXT, "spec.list[0].name", 9));
        assertEquals(List.of(), FieldSearch.find(TEXT, "image spec", 9));
    }
}
