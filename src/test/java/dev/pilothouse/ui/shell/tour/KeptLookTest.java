package dev.pilothouse.ui.shell.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptLookTest {

    @Test
    void whoeverLetsTheTourWalkFindsLanguageAndThemeAsTheyWere(@TempDir Path folder) {
        Settings settings = Settings.open(folder.resolve("settings.json"));
        settings.set(Setting.LOOK, Setting.Look.SYSTEM);
        try (KeptLook _ = new KeptLook(settings, Runnable::run)) {
            settings.set(Setting.LANGUAGE, "zh-CN");
            settings.set(Setting.LOOK, Setting.Look.DARK);
            settings.save();
        }
        Settings again = Settings.open(settings.file());
        assertEquals("", again.get(Setting.LANGUAGE));
        assertEquals(Setting.Look.SYSTEM, again.get(Setting.LOOK));
    }

    @Test
    void theyArePutBackWhereTheWindowFollowsThem(@TempDir Path folder) {
        Settings settings = Settings.open(folder.resolve("settings.json"));
        List<Runnable> left = new ArrayList<>();
        KeptLook kept = new KeptLook(settings, left::add);
        settings.set(Setting.LOOK, Setting.Look.DARK);
        kept.close();
        assertEquals(Setting.Look.DARK, settings.get(Setting.LOOK), "not on the thread of whoever ends it");
        left.getFirst().run();
        assertEquals(Setting.Look.SYSTEM, settings.get(Setting.LOOK));
    }
}
