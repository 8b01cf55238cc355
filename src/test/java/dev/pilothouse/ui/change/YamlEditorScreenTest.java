package dev.pilothouse.ui.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Guard;
import dev.pilothouse.guide.editor.Finding;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.ui.kit.Png;
import dev.pilothouse.ui.kit.Theme;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class YamlEditorScreenTest extends ScreenTest {

    private static final String TEXT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              namespace: shop
            spec:
              # two at night
              replcas: 3
              minReadySeconds: "5"
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  containers:
                    - name: web
                      image: ghcr.io/shop/web:2.4.0
                      imagePullPolicy: Sometimes
            """;

    private final SameThreadFx time = fx(SameThreadFx::new);
    private final Shop shop = new Shop("shop-dev", Guard.Level.FREE);
    private final ApplyYamlViewModel model = fx(() -> new ApplyYamlViewModel(shop.session(), shop.journal, UnsentEdit.NONE, time));
    private final YamlHelpViewModel help = fx(() -> new YamlHelpViewModel(shop.session(), time));
    private final ApplyYamlView view = fx(() -> new ApplyYamlView(model, help, language, () -> {}, () -> {}));

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    private CodeArea area;

    @BeforeEach
    void open() {
        stage = showDressed(1168, 820, view);
        area = (CodeArea) view.lookup(".yaml-area");
        fxRun(() -> model.start(TEXT));
        rest();
    }

    @AfterEach
    void close() {
        fxRun(() -> Window.getWindows().stream().filter(Popup.class::isInstance).toList().forEach(Window::hide));
        shop.close();
    }

    private void rest() {
        fxRun(() -> time.advance(ApplyYamlViewModel.REST));
        settle();
    }

    private void caret(int line, int column) {
        fxRun(() -> {
            area.requestFocus();
            area.moveTo(line - 1, column);
        });
        rest();
    }

    private List<String> proposals() {
        return fx(() -> Window.getWindows().stream()
                .filter(window -> window instanceof Popup popup && popup.isShowing())
                .map(window -> window.getScene().getRoot().lookup(".list-view"))
                .filter(ListView.class::isInstance)
                .flatMap(list -> ((ListView<?>) list).getItems().stream())
                .map(item -> ((dev.pilothouse.ui.kit.YamlProposals.Item) item).label())
                .toList());
    }

    @Test
    void problemsAreListedAndF8GoesToThem() {
        assertEquals(List.of(8, 9, 21), fx(() -> help.findingsProperty().get().stream().map(Finding::line).toList()));
        caret(1, 0);
        type(KeyCode.F8);
        assertEquals(8, fx(area::getCurrentParagraph) + 1);
        type(KeyCode.F8);
        assertEquals(9, fx(area::getCurrentParagraph) + 1);
        type(KeyCode.SHIFT, KeyCode.F8);
        assertEquals(8, fx(area::getCurrentParagraph) + 1);
        caret(21, 20);
        screens("yaml-editor", stage);
        fxRun(() -> {
            stage.setWidth(904);
            stage.setHeight(526);
        });
        settle();
        screen("yaml-editor-small", stage);
    }

    @Test
    void aFieldIsChosenFromTheListAtTheCaret() {
        caret(19, 19);
        type(KeyCode.ENTER);
        write("liv");
        settle();
        until("a list to choose from", () -> !proposals().isEmpty());
        assertEquals("livenessProbe", proposals().getFirst());
        fxRun(() -> theme.choiceProperty().set(Theme.Choice.LIGHT));
        popup("light");
        fxRun(() -> {
            theme.choiceProperty().set(Theme.Choice.DARK);
            language.use(Locale.SIMPLIFIED_CHINESE);
        });
        type(KeyCode.ESCAPE);
        type(KeyCode.CONTROL, KeyCode.SPACE);
        popup("dark");
        type(KeyCode.ENTER);
        settle();
        assertTrue(area.getText().contains("          livenessProbe:\n            \n          image"), area.getText());
        assertEquals(List.of(), proposals());
    }

    @Test
    void valuesAreOfferedWhenAskedFor() {
        caret(21, 36);
        type(KeyCode.CONTROL, KeyCode.SPACE);
        settle();
        assertEquals(List.of(), proposals(), "the whole word is sought");
        fxRun(() -> area.replaceText(area.getCaretPosition() - 9, area.getCaretPosition(), ""));
        type(KeyCode.CONTROL, KeyCode.SPACE);
        settle();
        assertEquals(List.of("Always", "IfNotPresent", "Never"), proposals());
        type(KeyCode.DOWN, KeyCode.TAB);
    }

    @Test
    void aFieldIsFoundByItsPath() {
        caret(1, 0);
        type(KeyCode.CONTROL, KeyCode.G);
        write("cont ima");
        settle();
        screen("yaml-editor-go-to", stage);
        type(KeyCode.ENTER);
        assertEquals(20, fx(area::getCurrentParagraph) + 1);
    }

    @Test
    void formattingCanBeUndone() {
        fxRun(() -> area.replaceText("a:\n    b: 1 # c\n"));
        type(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        fxRun(area::requestFocus);
        assertTrue(area.getText().startsWith("a:\n"));
    }

    /** Presses keys together. */
    private void type(KeyCode... keys) {
        robot.push(keys);
        settle();
    }

    private void write(String words) {
        robot.write(words);
        settle();
    }

    private void popup(String name) {
        Node box = fx(() -> Window.getWindows().stream()
                .filter(window -> window instanceof Popup popup && popup.isShowing())
                .map(window -> (Node) window.getScene().getRoot())
                .findFirst()
                .orElseThrow());
        try {
            Png.write(fx(() -> box.snapshot(null, null)), Path.of("target", "screens", "yaml-proposals-" + name + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        screen("yaml-editor-choosing-" + name, stage);
    }
}
