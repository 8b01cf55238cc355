package dev.pilothouse.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.settings.Folders;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Setting.Look;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.FakeSource;
import dev.pilothouse.testing.FxTest;
import dev.pilothouse.testing.MemoryChoices;
import dev.pilothouse.ui.kit.Fonts;
import dev.pilothouse.ui.kit.FxThread;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Png;
import dev.pilothouse.ui.kit.Theme;
import dev.pilothouse.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsPageTest extends FxTest {

    private final FxThread bridge = new FxThread();
    private final FakeSource source =
            new FakeSource().with("shop-dev", new FakeCluster()).with("shop-staging", new FakeCluster()).with("shop-prod", new FakeCluster());
    private final Settings settings;
    private final Folders folders;

    SettingsPageTest(@TempDir Path folder) {
        folders = new Folders(folder, folder.resolve("state"), folder.resolve("logs"));
        settings = Settings.open(folders.settingsFile());
    }

    @AfterEach
    void end() {
        bridge.close();
    }

    @Test
    void takesEffectAtOnceAndFollowsChangesFromElsewhere() throws IOException {
        Language language = new Language(new Words(Locale.ENGLISH));
        SettingsPage page = fx(() -> new SettingsPage(
                settings, folders, List.of(Path.of("/home/developer/.kube/config")), new MemoryChoices(), () -> source.listing().contexts(), bridge, language,
                path -> {}));
        Stage shown = show(1168, 800, () -> (Parent) page.node());
        fxRun(() -> {
            Fonts.load();
            Theme theme = new Theme(language);
            theme.choiceProperty().set(Theme.Choice.LIGHT);
            theme.dress(shown.getScene(), "settings");
            page.shown();
        });
        settle();
        shoot(shown, "settings-look");
        robot.clickOn("Dark");
        until("dark is chosen", () -> settings.get(Setting.LOOK) == Look.DARK);
        fxRun(() -> settings.set(Setting.LOOK, Look.LIGHT));
        until("light is shown", () -> robot.lookup("Light").queryAs(javafx.scene.control.ToggleButton.class).isSelected());
        robot.clickOn("Clusters");
        settle();
        shoot(shown, "settings-clusters");
        robot.clickOn("Files");
        settle();
        shoot(shown, "settings-files");
        assertEquals(Look.LIGHT, settings.get(Setting.LOOK));
    }

    private static void shoot(Stage stage, String name) throws IOException {
        Png.write(fx(() -> stage.getScene().snapshot(null)), Path.of("target", "screens", name + ".png"));
    }
}
