package dev.pilothouse.platform.kind.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.walls.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Code and messages name the same outcomes of checks: none without words, no words that are never said. */
class PreflightWordsTest {

    private static final Path CODE = Path.of("src/main/java/dev/pilothouse/platform/kind/preflight");
    private static final Path WORDS = Path.of("src/main/resources/dev/pilothouse/i18n/messages.properties");
    private static final Pattern CHECK = Pattern.compile("Check\\.([A-Z_]+)");
    private static final Pattern VARIANT = Pattern.compile("\"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\"");

    private final Set<String> keys;

    PreflightWordsTest() throws IOException {
        keys = Messages.parse(Files.readString(WORDS)).sentences().keySet();
    }

    @Test
    void eachOutcomeInTheMessagesIsOneOfTheCode() throws IOException {
        Set<String> made = new TreeSet<>();
        try (Stream<Path> files = Files.list(CODE)) {
            for (Path file : files.filter(it -> it.toString().endsWith("Check.java")).toList()) {
                String code = Files.readString(file);
                Matcher check = CHECK.matcher(code.substring(code.indexOf("final class")));
                if (check.find()) {
                    Check about = Check.valueOf(check.group(1));
                    VARIANT.matcher(code).results().forEach(literal -> made.add(PreflightFinding.of(about, Level.GOOD, literal.group(1)).key()));
                }
            }
        }
        List<String> neverSaid = new ArrayList<>();
        for (String key : keys) {
            boolean ofCheck = key.startsWith("preflight.") && key.endsWith(".title") && !key.startsWith("preflight.blueprint.");
            if (ofCheck && !key.endsWith("." + PreflightFinding.NOT_CHECKED + ".title") && !made.contains(key.replaceFirst("\\.title$", ""))) {
                neverSaid.add(key);
            }
        }
        assertEquals(List.of(), neverSaid);
    }

    @Test
    void eachCheckCanSayThatItCouldNotBeDone() {
        for (Check check : Check.values()) {
            assertEquals(
                    List.of("NOTE not-checked"),
                    Said.variants(List.of(PreflightFinding.of(check, Level.NOTE, PreflightFinding.NOT_CHECKED, "> 5 s"))));
        }
    }

    @Test
    void titlesHaveACause() {
        List<String> alone = keys.stream()
                .filter(key -> key.startsWith("preflight.") && key.endsWith(".title"))
                .filter(key -> !keys.contains(key.replace(".title", ".cause")))
                .toList();
        assertEquals(List.of(), alone);
    }
}
