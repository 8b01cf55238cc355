package dev.pilothouse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class YamlMatchesTest {

    private static final List<String> LINES = List.of("image: Web", "name: web-web", "x: 1");

    @Test
    void caseDoesNotMatterAndMatchesDoNotOverlap() {
        YamlMatches found = YamlMatches.find(LINES, "WEB");
        assertEquals(
                List.of(new YamlMatches.Match(0, 7, 10), new YamlMatches.Match(1, 6, 9), new YamlMatches.Match(1, 10, 13)), found.all());
        assertEquals(1, YamlMatches.find(List.of("aaa"), "aa").all().size());
    }

    @Test
    void nextMatchWrapsRound() {
        YamlMatches found = YamlMatches.find(LINES, "web");
        assertEquals(1, found.from(1, 0));
        assertEquals(2, found.from(1, 7));
        assertEquals(0, found.from(2, 0));
        assertEquals(-1, YamlMatches.find(LINES, "nowhere").from(0, 0));
        assertEquals(0, YamlMatches.find(LINES, "").all().size());
    }
}
