package dev.pilothouse.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.ui.kit.Anchor;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logs of a workload's pods: looked at, sifted, searched, and read beside the object. */
class LogJourneyTest extends Journey {

    LogJourneyTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void theLinesOfAllPodsOfAWorkloadAreSiftedAndSearched() {
        openPlayground();
        openDeployments();
        click("frontend");
        type(KeyCode.L);
        untilThere(Anchor.LOG_LINES);
        untilFocused("log-lines");
        until("lines of several pods", () -> shown().filter(node -> node.getStyleClass().contains("log-source")).count() > 1);
        until("a count of lines", () -> isShown(" lines"));
        type(KeyCode.UP, KeyCode.UP);
        until("the line in words", () -> words().contains("+"));
        type(KeyCode.SLASH);
        write("no such words");
        untilShown("none match");
        click("Clear filter");
        untilGone("none match");
        chord(KeyCode.CONTROL, KeyCode.F);
        untilFocused("code-field");
        type(KeyCode.ESCAPE);
        untilFocused("log-lines");
        type(KeyCode.W, KeyCode.T);
        type(KeyCode.END);
        assertTrue(fx(() -> there(Anchor.LOG_FILTER).isPresent()));
    }

    private String words() {
        return there(Anchor.LOG_LINES).map(Node::getAccessibleText).filter(Objects::nonNull).orElse("");
    }
}
