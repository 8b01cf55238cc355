package dev.pilothouse.testing;

import dev.pilothouse.ui.kit.Fonts;
import dev.pilothouse.ui.kit.FxThread;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Png;
import dev.pilothouse.ui.kit.Theme;
import dev.pilothouse.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;

/** Base of tests that show a screen as the app does: dressed in the theme, in one language or the other. */
public abstract class ScreenTest extends FxTest {

    protected final FxThread bridge = new FxThread();
    protected final Language language = new Language(new Words(Locale.ENGLISH));
    protected final Theme theme = fx(() -> {
        Fonts.load();
        return new Theme(language);
    });

    @AfterEach
    void endBridge() {
        bridge.close();
    }

    /** Shows the node alone in a dressed window of that size. */
    protected final Stage showDressed(double width, double height, Node node) {
        StackPane root = fx(StackPane::new);
        Stage stage = show(width, height, () -> root);
        fxRun(() -> {
            theme.dress(stage.getScene());
            root.getChildren().add(node);
        });
        settle();
        return stage;
    }

    /** Keeps pictures of the window in both themes and both languages, as {@code target/screens/NAME-….png}. */
    protected final void screens(String name, Stage stage) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
                fxRun(() -> {
                    language.use(locale);
                    theme.choiceProperty().set(choice);
                });
                settle();
                screen(name + "-" + locale.getLanguage() + "-" + choice.name().toLowerCase(Locale.ROOT), stage);
            }
        }
    }

    /** Keeps a picture of the window as it is. */
    protected final void screen(String name, Stage stage) {
        try {
            Png.write(fx(() -> stage.getScene().snapshot(null)), Path.of("target", "screens", name + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
