package dev.pilothouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pilothouse.walls.Contrast;
import dev.pilothouse.walls.StyleSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Colours stand in two sheets only, by role, and are told apart by everybody. */
class StylesTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Path WINDOW = Path.of("src", "main", "java", "dev", "pilothouse", "ui");
    private static final Path SHEETS = RESOURCES.resolve(Path.of("dev", "pilothouse", "ui", "css"));
    private static final Pattern COLOUR_IN_CODE =
            Pattern.compile("\"#[0-9a-fA-F]{6,8}\"|Color\\.(?:rgb|rgba|web|hsb|gray|color)\\(|Color\\.(?!TRANSPARENT)[A-Z]{3,}\\b");

    private final StyleSheet light = read(SHEETS.resolve("tokens-light.css"));
    private final StyleSheet dark = read(SHEETS.resolve("tokens-dark.css"));

    @Test
    void bothThemesNameTheSameTokens() {
        assertFalse(light.tokens().isEmpty());
        assertEquals(light.tokens().keySet(), dark.tokens().keySet());
    }

    @Test
    void everythingCanBeTold() {
        assertEquals(List.of(), Contrast.tooWeakIn(light.tokens()));
        assertEquals(List.of(), Contrast.tooWeakIn(dark.tokens()));
    }

    @Test
    void otherSheetsWriteNoColours() throws IOException {
        Map<String, List<String>> written = new TreeMap<>();
        for (Path file : filesBelow(RESOURCES, ".css")) {
            List<String> colours = read(file).colours();
            if (!colours.isEmpty() && !file.getFileName().toString().startsWith("tokens-")) {
                written.put(file.getFileName().toString(), colours);
            }
        }
        assertEquals(Map.of(), written);
    }

    @Test
    void codeWritesNoColours() throws IOException {
        List<String> written = filesBelow(WINDOW, ".java").stream()
                .flatMap(file -> COLOUR_IN_CODE.matcher(text(file)).results().map(found -> file.getFileName() + ": " + found.group()))
                .toList();
        assertEquals(List.of(), written);
    }

    @Test
    void everyTokenThatIsUsedExists() throws IOException {
        List<Path> sheets = filesBelow(RESOURCES, ".css");
        Set<String> tokensAndAliases = sheets.stream()
                .flatMap(file -> read(file).tokens().keySet().stream())
                .collect(Collectors.toSet());
        Map<String, List<String>> unknown = new TreeMap<>();
        for (Path file : Stream.concat(sheets.stream(), filesBelow(WINDOW, ".java").stream()).toList()) {
            List<String> missing = read(file).used().stream().filter(token -> !tokensAndAliases.contains(token)).toList();
            if (!missing.isEmpty()) {
                unknown.put(file.getFileName().toString(), missing);
            }
        }
        assertEquals(Map.of(), unknown);
    }

    private static List<Path> filesBelow(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static StyleSheet read(Path file) {
        return StyleSheet.of(text(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The checks above notice what they look for. */
    @Nested
    class Noticed {

        private final StyleSheet sheet = StyleSheet.of(
                """
                /* #123456 -ph-in-a-comment */
                .root { -ph-one: #fff; -ph-two: rgba(1, 2, 3, 0.5); -fx-fill: -ph-three; }
                .black { -fx-fill: white; -fx-border-color: transparent -ph-one black; -fx-icon-code: mdi2c-red; }
                """);

        @Test
        void coloursOutsideOfComments() {
            assertEquals(List.of("#fff", "rgba(1, 2, 3, 0.5)", "white", "black"), sheet.colours());
        }

        @Test
        void tokensThatAreSetAndUsed() {
            assertEquals(Map.of("one", "#fff", "two", "rgba(1, 2, 3, 0.5)"), sheet.tokens());
            assertEquals(List.of("one", "three"), sheet.used());
        }

        @Test
        void coloursInCode() {
            String code = "Color.web(\"#a1b2c3\"), Color.RED, Color.TRANSPARENT, Colors.rgb(1)";
            Matcher found = COLOUR_IN_CODE.matcher(code);
            assertEquals(List.of("Color.web(", "\"#a1b2c3\"", "Color.RED"), found.results().map(result -> result.group()).toList());
        }

        @Test
        void pairsThatAreTooWeak() {
            Map<String, String> faded = new TreeMap<>(light.tokens());
            faded.put("fg-subtle", "#b0b8c2");
            assertEquals(
                    List.of("bg-default", "bg-subtle", "bg-inset", "bg-overlay", "bg-hover", "bg-selected"),
                    Contrast.tooWeakIn(faded).stream().map(line -> line.split(" ", -1)[2]).toList());
        }

        @Test
        void ratiosAsTheGuidelinesComputeThem() {
            assertEquals(21.0, Contrast.ratio("#000000", "#ffffff"), 0.001);
            assertEquals(4.54, Contrast.ratio("#ffffff", "#767676"), 0.01);
            assertEquals(1.0, Contrast.ratio("#1a2029", "#1a2029"), 0.001);
        }
    }
}
