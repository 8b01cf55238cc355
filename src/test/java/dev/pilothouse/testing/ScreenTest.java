package dev.pilothouse.testing;

import dev.pilothouse.ui.kit.Fonts;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Png;
import dev.pilothouse.ui.kit.Theme;
import dev.pilothouse.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** Base of tests that draw whole screens as they look in the window, and keep them as {@code target/screens/NAME.png}. */
public abstract class ScreenTest extends FxTest {

    /** How a screen is looked at. */
    public enum Look {
        LIGHT(Locale.ENGLISH, Theme.Choice.LIGHT, ""),
        DARK(Locale.ENGLISH, Theme.Choice.DARK, "-dark"),
        CHINESE(Locale.SIMPLIFIED_CHINESE, Theme.Choice.LIGHT, "-zh");

        private final Locale locale;
        private final Theme.Choice theme;
        private final String suffix;

        Look(Locale locale, Theme.Choice theme, String suffix) {
            this.locale = locale;
            this.theme = theme;
            this.suffix = suffix;
        }
    }

    /** Shows a screen in that look and size. */
    protected final Stage look(Look look, double width, double height, Function<Language, ? extends Parent> screen) {
        Stage stage = fx(() -> {
            Fonts.load();
            Language language = new Language(new Words(look.locale));
            Theme theme = new Theme(language);
            theme.choiceProperty().set(look.theme);
            Scene scene = new Scene(screen.apply(language), width, height);
            theme.dress(scene);
            Stage made = new Stage();
            made.setScene(scene);
            made.setX(0);
            made.setY(0);
            made.show();
            return made;
        });
        robot.targetWindow(stage);
        settle();
        return stage;
    }

    /** Keeps what the window shows. */
    protected final Path shoot(String name, Look look, Stage stage) {
        Path file = Path.of("target", "screens", name + look.suffix + ".png");
        try {
            Png.write(fx(() -> stage.getScene().snapshot(null)), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
