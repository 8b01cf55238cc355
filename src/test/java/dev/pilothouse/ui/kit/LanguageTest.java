package dev.pilothouse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.testing.ScreenTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Group;
import org.junit.jupiter.api.Test;

class LanguageTest extends ScreenTest {

    private final List<Locale> heard = new ArrayList<>();

    private void hear() {
        heard.add(language.words().locale());
    }

    @Test
    void aScreenHearsOfAnotherLanguageOnlyWhileItIsShown() {
        Group screen = fx(() -> new Group());
        fxRun(() -> {
            language.follow(screen, this::hear);
            language.use(Locale.SIMPLIFIED_CHINESE);
        });
        assertEquals(List.of(Locale.ENGLISH), heard, "who is not shown is not told, and so not kept");

        showDressed(100, 100, screen);
        assertEquals(Locale.SIMPLIFIED_CHINESE, heard.getLast(), "who comes back is told what changed meanwhile");

        int before = heard.size();
        fxRun(() -> language.use(Locale.ENGLISH));
        assertEquals(before + 1, heard.size());
        fxRun(() -> {
            ((javafx.scene.layout.Pane) screen.getParent()).getChildren().clear();
            language.use(Locale.SIMPLIFIED_CHINESE);
        });
        assertEquals(before + 1, heard.size());
    }
}
