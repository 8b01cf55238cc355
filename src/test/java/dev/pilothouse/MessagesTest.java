package dev.pilothouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pilothouse.local.Ailment;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.walls.MessageKeys;
import dev.pilothouse.walls.Messages;
import dev.pilothouse.walls.Source;
import dev.pilothouse.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The message bundles and the code agree; how keys are recognized is said in {@link MessageKeys}. */
class MessagesTest {

    private static final Path BUNDLES = Path.of("src", "main", "resources", "dev", "pilothouse", "i18n");

    /** What the library that prints our help looks up by itself. */
    private static final Set<String> OF_PICOCLI =
            Set.of("mixinStandardHelpOptions.help", "mixinStandardHelpOptions.version", "usage.commandListHeading", "usage.synopsisHeading");

    private final Messages english;
    private final Messages chinese;
    private final MessageKeys used;

    MessagesTest() throws IOException {
        english = Messages.parse(Files.readString(BUNDLES.resolve("messages.properties")));
        chinese = Messages.parse(Files.readString(BUNDLES.resolve("messages_zh_CN.properties")));
        used = new MessageKeys(Source.readAll(Path.of("src", "main", "java")));
    }

    @Test
    void everyKeyThatIsUsedExists() {
        assertEquals(List.of(), used.missingFrom(english.sentences().keySet()));
    }

    @Test
    void everyKeyThatExistsIsUsed() {
        Set<String> keys = new HashSet<>(english.sentences().keySet());
        keys.removeAll(OF_PICOCLI);
        assertEquals(List.of(), used.unusedOf(keys));
    }

    @Test
    void everyProblemCanBeSaidWithTextsAsItsArguments() {
        Object[] texts = {"a", "b", "c", "d", "e", "f"};
        for (Words words : List.of(new Words(Locale.ENGLISH), new Words(Locale.SIMPLIFIED_CHINESE))) {
            Stream.of(ProblemCode.values())
                    .flatMap(code -> Stream.of(code.key() + ".title", code.key() + ".cause", code.key() + ".next"))
                    .forEach(key -> assertFalse(words.say(key, texts).isBlank(), key));
        }
    }

    @Test
    void everyProblemIsExplained() {
        Set<String> keys = english.sentences().keySet();
        List<String> missing = Stream.of(ProblemCode.values())
                .flatMap(code -> Stream.of(code.key() + ".title", code.key() + ".cause", code.key() + ".next"))
                .filter(key -> !keys.contains(key))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void everyAilmentOfAClusterIsExplained() {
        Set<String> keys = english.sentences().keySet();
        List<String> missing = Stream.of(Ailment.Cause.values())
                .map(cause -> new Ailment(cause, List.of()).key())
                .flatMap(key -> Stream.of(key + ".title", key + ".cause", key + ".next"))
                .filter(key -> !keys.contains(key))
                .toList();
        assertEquals(List.of(), missing);
    }

    /** The road says of every change what it would do, and afterwards what it did. */
    @Test
    void whatIsWishedCanBeSaidAsDone() {
        Set<String> keys = english.sentences().keySet();
        List<String> missing = keys.stream()
                .filter(key -> key.startsWith("change.summary."))
                .map(key -> key.replace("change.summary.", "change.done."))
                .filter(key -> !keys.contains(key))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertEquals(english.sentences().keySet(), chinese.sentences().keySet());
        assertEquals(List.of(), english.argumentsThatDifferFrom(chinese));
        assertEquals(List.of(), english.repeated());
        assertEquals(List.of(), chinese.repeated());
    }

    @Test
    void everySentenceCanBeFormatted() {
        assertEquals(List.of(), english.lostQuotes());
        assertEquals(List.of(), chinese.lostQuotes());
        english.sentences().values().forEach(sentence -> new MessageFormat(sentence, Locale.ENGLISH));
        chinese.sentences().values().forEach(sentence -> new MessageFormat(sentence, Locale.SIMPLIFIED_CHINESE));
    }

    /** The checks above notice what they look for. */
    @Nested
    class Noticed {

        private static final String CODE =
                """
                package dev.pilothouse.ui.browse;
                // "browse.only.in-a-comment"
                class BrowsePage {
                    String a = "browse.here";
                    String b = words.say("kit.direct");
                    String c = "kit.maybe-an-id";
                    String d = "browse.state." + state;
                    String e = key + ".hint";
                    String f = "browse.css";
                    char quote = '"'; /* "browse.in-a-block" */
                    String h = "kit.choice" + "ClusterIP";
                    String g = "browse.after-\\"quotes\\"";
                }
                """;

        private final MessageKeys keys = new MessageKeys(List.of(Source.of("BrowsePage.java", CODE)));

        @Test
        void keysThatAreMissing() {
            assertEquals(
                    List.of("browse.here in BrowsePage.java", "browse.state. in BrowsePage.java", "kit.direct in BrowsePage.java"),
                    keys.missingFrom(Set.of("browse.other", "kit.other")));
            assertEquals(List.of(), keys.missingFrom(Set.of("browse.here", "kit.direct", "browse.state.open")));
        }

        @Test
        void keysThatAreNotUsed() {
            assertEquals(
                    List.of("browse.only.in-a-comment", "kit.unknown.hint"),
                    keys.unusedOf(Set.of(
                            "browse.here", "browse.here.hint", "browse.state.open", "kit.maybe-an-id", "kit.unknown.hint",
                            "browse.only.in-a-comment", "kit.choice.clusterip", "kit.choice")));
        }

        @Test
        void sentencesThatAreBroken() throws IOException {
            Messages one = Messages.parse("a=It''s {0}\nb={0} of {1}\nc='{'x'}'\nd=twice\nd=again\n");
            Messages other = Messages.parse("a=It's {0}\nb={1}\nc=x\n");
            assertEquals(List.of("d"), one.repeated());
            assertEquals(List.of(), one.lostQuotes());
            assertEquals(List.of("a"), other.lostQuotes());
            assertEquals(List.of("b"), one.argumentsThatDifferFrom(other));
        }
    }
}
