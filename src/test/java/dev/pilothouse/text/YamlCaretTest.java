package dev.pilothouse.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.text.YamlCaret.Role;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class YamlCaretTest {

    /** The bar is the caret. */
    private static YamlCaret at(String text) {
        return YamlCaret.at(text.replace("|", ""), text.indexOf('|'));
    }

    @Test
    void aKeyIsFoundByTheIndentEvenWhereTheLineIsEmpty() {
        String head = "apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: 3\n";
        YamlCaret sibling = at(head + "  |\n  paused: true\n");
        assertEquals(Role.KEY, sibling.role());
        assertEquals(List.of("spec"), sibling.path());
        assertEquals(Set.of("replicas", "paused"), sibling.siblings());
        assertEquals("apps/v1", sibling.apiVersion());
        assertEquals("Deployment", sibling.kind());
        assertEquals(List.of(), at(head + "|").path());
        assertEquals(List.of("spec", "template"), at(head + "  template:\n    me|\n").path());
        assertEquals("me", at(head + "  template:\n    me|\n").word());
    }

    @Test
    void itemsCountTheirDashesIndentedOrNot() {
        assertEquals(List.of("a", 1), at("a:\n- x: 1\n- |\n").path());
        assertEquals(List.of("a", 1), at("a:\n  - x: 1\n  - y: 2\n    |\n").path());
        assertEquals(Set.of("y", "z"), at("a:\n  - x: 1\n  - y: 2\n    |\n    z: 3\n  - q: 1\n").siblings());
        assertEquals(List.of("a"), at("a:\n  |\n").path());
        assertEquals(List.of(), at("a:\n- x: 1\n|\n").path());
    }

    @Test
    void aValueKnowsItsFieldAndWhatIsTyped() {
        YamlCaret value = at("spec:\n  ports:\n  - protocol: TC| # why\n");
        assertEquals(Role.VALUE, value.role());
        assertEquals(List.of("spec", "ports", 0, "protocol"), value.path());
        assertEquals("TC", value.word());
        assertEquals(Role.VALUE, at("kind:|").role());
        assertEquals("", at("kind: | Deployment\n").word());
    }

    @Test
    void textAndCommentsAndBracesOfferNothing() {
        assertEquals(Role.NONE, at("a: >\n  text: |\n").role());
        assertEquals(Role.NONE, at("a: 1 # b|\n").role());
        assertEquals(Role.NONE, at("a: {b|\n").role());
        assertEquals(Role.NONE, at("a: [\n  b|\n]\n").role());
        assertEquals(List.of("c"), at("a: >-\n  text: 1\nb: [\n x: 1]\nc:\n  |\n").path());
    }

    @Test
    void documentsAreApart() {
        YamlCaret second = at("kind: A\nx: 1\n---\n# here\nkind: B\n|\n---\ny: 1\n");
        assertEquals("B", second.kind());
        assertEquals(Set.of("kind"), second.siblings());
    }

    @Test
    void theFieldOfTheLineIsKnownAtItsKey() {
        assertEquals(List.of("spec", "replicas"), at("spec:\n  repl|icas: 3\n").field());
        assertEquals(List.of("spec"), at("sp|ec:\n  replicas: 3\n").field());
    }

    @Property(tries = 300)
    void everyPlaceOfEveryTextHasAnAnswer(@ForAll long seed, @ForAll int caret, @ForAll String other) {
        String text = YamlSample.of(seed, true) + other;
        YamlCaret found = YamlCaret.at(text, caret);
        assertEquals(true, found.start() <= found.end() && found.end() <= text.length());
    }
}
