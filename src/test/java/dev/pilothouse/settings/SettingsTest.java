package dev.pilothouse.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.settings.Setting.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private final Path folder;

    SettingsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void keepsWhatWasChosenAndTheKeysItDoesNotKnow() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"future\": {\"thing\": [1, 2]}, \"look\": {\"theme\": \"dark\", \"other\": true}}");
        Settings settings = Settings.open(file);
        settings.set(Setting.LANGUAGE, "zh-CN");
        settings.set(Setting.table("pods"), "name=240 -node");
        settings.save();

        Settings again = Settings.open(file);
        assertEquals(Look.DARK, again.get(Setting.LOOK));
        assertEquals("zh-CN", again.get(Setting.LANGUAGE));
        assertEquals("name=240 -node", again.get(Setting.table("pods")));
        assertTrue(Files.readString(file).contains("thing"));
        assertTrue(Files.readString(file).contains("other"));
    }

    @Test
    void setsABrokenFileAsideInsteadOfLosingIt() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"look\": ");
        Files.writeString(folder.resolve("settings.json.broken"), "an older one");

        Settings settings = Settings.open(file);
        settings.set(Setting.TEXT_PERCENT, 125);
        settings.save();

        assertEquals(ProblemCode.SETTINGS_SET_ASIDE, settings.setAside().orElseThrow().code());
        assertEquals("{\"look\": ", Files.readString(folder.resolve("settings.json.broken-2")));
        assertEquals("an older one", Files.readString(folder.resolve("settings.json.broken")));
        assertEquals(125, Settings.open(file).get(Setting.TEXT_PERCENT));
    }

    @Test
    void readsAWrongValueAsTheUsualOneAndLeavesItInTheFile() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"look\": {\"theme\": 7, \"textPercent\": 900, \"density\": \"huge\"}}");
        Settings settings = Settings.open(file);

        assertEquals(Look.SYSTEM, settings.get(Setting.LOOK));
        assertEquals(200, settings.get(Setting.TEXT_PERCENT));
        assertEquals(Setting.Room.STANDARD, settings.get(Setting.DENSITY));
        settings.set(Setting.SIDEBAR_SHOWN, false);
        settings.save();
        assertTrue(Files.readString(file).contains("huge"));
    }

    @Test
    void tellsOnlyOfRealChanges() {
        Settings settings = Settings.open(folder.resolve("none.json"));
        AtomicInteger told = new AtomicInteger();
        settings.onChange(told::incrementAndGet);

        settings.set(Setting.LOOK, Look.SYSTEM);
        assertEquals(0, told.get());
        settings.set(Setting.LOOK, Look.LIGHT);
        assertEquals(1, told.get());
        assertFalse(Files.exists(folder.resolve("none.json")));
    }

    @Test
    void leavesNoTemporaryFileBehind() throws IOException {
        Settings settings = Settings.open(folder.resolve("deep/settings.json"));
        settings.set(Setting.PINNED_CONTEXTS, List.of("shop-dev"));
        settings.save();

        try (var files = Files.list(folder.resolve("deep"))) {
            assertEquals(List.of("settings.json"), files.map(path -> path.getFileName().toString()).toList());
        }
    }
}
