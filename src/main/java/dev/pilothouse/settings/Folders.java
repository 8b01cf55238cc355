package dev.pilothouse.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where this computer's user keeps settings and state, by the platform's own rules: the XDG base directories on Linux,
 * {@code ~/Library} on macOS, {@code %APPDATA%} and {@code %LOCALAPPDATA%} on Windows.
 *
 * @param config what the person chose
 * @param state what the app remembers, such as the journal
 * @param logs what the app wrote down for finding faults
 */
public record Folders(Path config, Path state, Path logs) {

    private static final String NAME = "pilothouse";
    private static final String TITLE = "Pilothouse";

    /** Returns the folders for an operating system, a home and environment variables. Nothing is created. */
    public static Folders of(String system, Path home, Map<String, String> environment) {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mac")) {
            Path support = home.resolve("Library/Application Support").resolve(TITLE);
            return new Folders(support, support, home.resolve("Library/Logs").resolve(TITLE));
        }
        if (lower.startsWith("windows")) {
            Path roaming = absolute(environment.get("APPDATA"), home.resolve("AppData/Roaming")).resolve(TITLE);
            Path local = absolute(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local")).resolve(TITLE);
            return new Folders(roaming, local, local.resolve("logs"));
        }
        Path config = absolute(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")).resolve(NAME);
        Path state = absolute(environment.get("XDG_STATE_HOME"), home.resolve(".local/state")).resolve(NAME);
        return new Folders(config, state, state.resolve("logs"));
    }

    /** The XDG specification says that relative paths are to be ignored. */
    private static Path absolute(@org.jspecify.annotations.Nullable String value, Path fallback) {
        if (value == null || value.isBlank()) {
            return fallback;
        }
        Path path = Path.of(value);
        return path.isAbsolute() || value.matches("[A-Za-z]:.*") ? path : fallback;
    }

    public Path settingsFile() {
        return config.resolve("settings.json");
    }
}
