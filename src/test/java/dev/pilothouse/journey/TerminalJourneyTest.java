package dev.pilothouse.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell in a container of the playground, from a row of a table by its key. */
class TerminalJourneyTest extends Journey {

    TerminalJourneyTest(@TempDir Path home) {
        super(home);
    }

    private Node screen() {
        return stage.getScene().lookup(".terminal-screen");
    }

    private void untilOnScreen(String text) {
        until(text, () -> screen() != null && String.valueOf(screen().queryAccessibleAttribute(AccessibleAttribute.TEXT)).contains(text));
    }

    private void untilPrompt() {
        until("a prompt", () -> screen() != null && screen().isFocused()
                && !String.valueOf(screen().queryAccessibleAttribute(AccessibleAttribute.TEXT)).isBlank());
    }

    @Test
    void opensShellsOfAWorkloadAndKeepsThemWhileLookingElsewhere() {
        openPlayground();
        openDeployments();
        untilRow("frontend");
        click("frontend");
        type(KeyCode.X);
        until("the terminal", () -> screen() != null);
        picture("terminal-first", stage.getScene().getRoot());
        untilPrompt();
        write("echo one$((1+1))lne");
        type(KeyCode.ENTER);
        untilOnScreen("one2lne");
        picture("terminal", stage.getScene().getRoot());
        chord(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        until("two tabs", () -> stage.getScene().getRoot().lookupAll(".terminal-tab").size() == 2);
        untilPrompt();
        chord(KeyCode.CONTROL, KeyCode.PAGE_UP);
        untilOnScreen("one2lne");
        click("Room on nodes");
        until("another page", () -> screen() == null);
        chord(KeyCode.ALT, KeyCode.LEFT);
        untilOnScreen("one2lne");
        write("exit 3");
        type(KeyCode.ENTER);
        untilShown("The shell ended, exit 3.");
        click("Open again");
        untilPrompt();
        assertTrue(fx(() -> screen().isFocused()));
    }
}
