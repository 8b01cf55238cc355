package dev.pilothouse.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.testing.ScreenTest;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class YamlPaneUiTest extends ScreenTest {

    private static final String TEXT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: checkout
              managedFields:
                - manager: kubectl
                  operation: Apply
            spec:
              replicas: 3 # by the platform team
              paused: false
              template: &base
                command: |
                  echo "replicas: 9"
            """;

    private YamlPane pane;
    private Stage stage;
    private CodeArea area;

    @BeforeEach
    void open() {
        pane = fx(() -> YamlPane.create(language));
        stage = showDressed(560, 380, pane.node());
        area = (CodeArea) pane.node().lookup(".yaml-area");
        fxRun(() -> pane.setText(TEXT));
        settle();
    }

    @Test
    void serverKeysAreFoldedAndTheirLineUnfoldsThem() {
        assertTrue(fx(() -> area.isFolded(6)));
        assertEquals(Set.of("collapse"), Set.copyOf(fx(() -> area.getParagraph(6).getParagraphStyle())));
        fxRun(() -> pane.goTo(7));
        settle();
        assertTrue(fx(() -> area.getParagraph(6).getParagraphStyle().isEmpty()), "what one goes to is shown");
    }

    @Test
    void marksGoAlsoFromLinesThatHaveMoved() {
        fxRun(() -> {
            pane.setEditable(true);
            pane.markProblem(9, "too many");
            area.insertText(0, 0, "# one more\n# and more\n");
            pane.clearMarks();
        });
        settle();
        assertTrue(fx(() -> area.getParagraphs().stream().noneMatch(line -> line.getParagraphStyle().contains("yaml-line-problem"))));
    }

    @Test
    void typingColoursTheLineAndWhatFollowsFromIt() {
        assertEquals(List.of("yaml-string"), classesAt(12, 20));
        fxRun(() -> {
            pane.setEditable(true);
            area.replaceText(11, 0, 11, area.getParagraphLength(11), "    command: x");
        });
        settle();
        assertEquals(List.of("yaml-key"), classesAt(12, 13), "no block scalar any more: ordinary YAML");
    }

    @Test
    void opened() {
        fxRun(() -> {
            pane.setEditable(true);
            area.undo();
        });
        assertEquals(TEXT, fx(pane::text), "loading is not undone");
        fxRun(() -> {
            area.insertText(0, "# mine\n");
            area.undo();
        });
        assertEquals(TEXT, fx(pane::text));
    }

    @Test
    void searchCountsAndSteps() {
        robot.clickOn(area);
        robot.press(KeyCode.CONTROL).press(KeyCode.F).release(KeyCode.F).release(KeyCode.CONTROL);
        settle();
        robot.write("replicas");
        until("two matches", () -> count().endsWith("of 2"));
        String first = fx(() -> count() + area.getSelectedText());
        robot.type(KeyCode.ENTER);
        until("the next one", () -> !(count() + area.getSelectedText()).equals(first) && area.getSelectedText().equals("replicas"));
        assertTrue(classesAt(8, 3).contains("yaml-match"));
        robot.type(KeyCode.ESCAPE);
        settle();
        assertEquals(List.of("yaml-key"), classesAt(8, 3));
    }

    @Test
    void newerTextKeepsWhatIsUnfolded() {
        fxRun(() -> pane.goTo(6));
        fxRun(() -> pane.refreshText(TEXT.replace("replicas: 3", "replicas: 5")));
        settle();
        assertTrue(fx(() -> area.getParagraph(6).getParagraphStyle().isEmpty()));
        assertTrue(fx(pane::text).contains("replicas: 5"));
    }

    @Test
    void fiveThousandLinesAreReadyAtOnce() {
        String many = TEXT.repeat(5_000 / 13);
        long start = System.nanoTime();
        fxRun(() -> pane.setText(many));
        settle();
        long opened = (System.nanoTime() - start) / 1_000_000;
        assertTrue(opened < 5_000, "opened in " + opened + " ms");
        fxRun(() -> pane.setEditable(true));
        int last = fx(() -> area.getParagraphs().size() - 2);
        long typed = System.nanoTime();
        fxRun(() -> area.insertText(last, 0, "x: 1\n"));
        settle();
        assertTrue((System.nanoTime() - typed) / 1_000_000 < 1_000);
        assertEquals(List.of("yaml-key"), classesAt(last, 0));
    }

    @Test
    void pictures() {
        fxRun(() -> {
            pane.markSet(9);
            pane.markProblem(10, "No such field");
            pane.find();
        });
        settle();
        robot.write("replicas");
        settle();
        screens("yaml", stage);
    }

    private String count() {
        Node label = pane.node().lookup(".yaml-search-count");
        return ((Label) label).getText();
    }

    private List<String> classesAt(int line, int column) {
        return fx(() -> List.copyOf(area.getStyleOfChar(area.getAbsolutePosition(line, column))));
    }
}
