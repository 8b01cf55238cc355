package dev.pilothouse.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {

    private static final Path HOME = Path.of("/home/developer");

    @Test
    void followsTheBaseDirectoriesOnLinux() {
        Folders folders = Folders.of("Linux", HOME, Map.of("XDG_STATE_HOME", "/data/state", "XDG_CONFIG_HOME", "relative"));

        assertEquals(Path.of("/home/developer/.config/pilothouse/settings.json"), folders.settingsFile());
        assertEquals(Path.of("/data/state/pilothouse"), folders.state());
        assertEquals(Path.of("/data/state/pilothouse/logs"), folders.logs());
    }

    @Test
    void usesTheLibraryOnMac() {
        Folders folders = Folders.of("Mac OS X", HOME, Map.of());

        assertEquals(Path.of("/home/developer/Library/Application Support/Pilothouse"), folders.config());
        assertEquals(Path.of("/home/developer/Library/Logs/Pilothouse"), folders.logs());
    }

    @Test
    void usesAppDataOnWindows() {
        Folders folders = Folders.of("Windows 11", HOME, Map.of("APPDATA", "/roaming"));

        assertEquals(Path.of("/roaming/Pilothouse"), folders.config());
        assertEquals(Path.of("/home/developer/AppData/Local/Pilothouse"), folders.state());
    }
}
