package dev.pilothouse.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {

    private final Words words = new Words(Locale.ENGLISH);

    @Test
    void noneIsSaidAsMany() {
        assertEquals("0 pods", words.say("overview.figure.pods", 0));
        assertEquals("1 pod", words.say("overview.figure.pods", 1));
        assertEquals("2 pods", words.say("overview.figure.pods", 2));
        assertEquals("1,200 pods", words.say("overview.figure.pods", 1200));
    }

    @Test
    void aChoiceOfThreeKeepsIts() {
        assertEquals("The server accepts the change", words.say("change.note.accepted", 1));
        assertEquals("The server accepts both documents", words.say("change.note.accepted", 2));
        assertEquals("The server accepts all 3 documents", words.say("change.note.accepted", 3));
    }

    @Test
    void chineseHasOneWayToSayIt() {
        assertEquals(
                new Words(Locale.SIMPLIFIED_CHINESE).say("overview.figure.pods", 5).replace('5', '0'),
                new Words(Locale.SIMPLIFIED_CHINESE).say("overview.figure.pods", 0));
    }
}
