package dev.pilothouse.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class YamlFormatTest {

    @Test
    void indentsAreSetRightAndCommentsMoveAlong() {
        assertEquals(
                """
                # head
                a:
                  # about b
                  b:
                  - x: 1 # one
                    y: 2
                    # end of item
                  # about the next
                  - z:
                      q: [1,
                        2]
                  t: |
                    text
                      more
                  "k": 'v'
                """,
                YamlFormat.format(
                        """
                        # head
                        a:
                            # about b
                            b:
                              -   x: 1 # one
                                  y: 2
                                  # end of item
                              # about the next
                              -   z:
                                          q: [1,
                                            2]
                            t: |
                                  text
                                    more
                            "k": 'v'
                        """));
    }

    @Test
    void brokenDocumentsStayAsTheyAre() {
        assertEquals("a:\n  b: 1\n---\nb: [\n", YamlFormat.format("a:\n    b: 1\n---\nb: [\n"));
    }

    @Property(tries = 1000)
    void nothingIsLostAndTheSecondTimeChangesNothing(@ForAll long seed, @ForAll boolean anchors) {
        String text = YamlSample.of(seed, anchors);
        String formatted = YamlFormat.format(text);
        assertEquals(YamlText.of(text).document(0), YamlText.of(formatted).document(0));
        assertEquals(words(text), words(formatted), () -> text + "\n=>\n" + formatted);
        assertEquals(formatted, YamlFormat.format(formatted), () -> text + "\n=>\n" + formatted);
    }

    private static List<String> words(String text) {
        return Pattern.compile("\\S+").matcher(text).results().map(MatchResult::group).toList();
    }
}
