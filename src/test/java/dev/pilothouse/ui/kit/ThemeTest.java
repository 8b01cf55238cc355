package dev.pilothouse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.testing.FxTest;
import dev.pilothouse.words.Words;
import java.lang.ref.WeakReference;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;

class ThemeTest extends FxTest {

    @Test
    void dressedScenesFollowTheChoice() {
        Theme theme = fx(() -> new Theme(new Language(new Words(Locale.ENGLISH))));
        Scene scene = fx(() -> new Scene(new Pane()));
        fxRun(() -> theme.dress(scene));
        fxRun(() -> theme.choiceProperty().set(Theme.Choice.DARK));
        assertTrue(fx(() -> scene.getStylesheets().stream().anyMatch(sheet -> sheet.endsWith("tokens-dark.css"))));
        fxRun(() -> theme.choiceProperty().set(Theme.Choice.LIGHT));
        assertFalse(fx(() -> scene.getStylesheets().stream().anyMatch(sheet -> sheet.endsWith("tokens-dark.css"))));
    }

    @Test
    void aThemeGoesWithItsWindow() {
        WeakReference<Theme> gone = new WeakReference<>(fx(() -> new Theme(new Language(new Words(Locale.ENGLISH)))));
        until("the theme to be let go", () -> {
            System.gc();
            return gone.refersTo(null);
        });
    }
}
