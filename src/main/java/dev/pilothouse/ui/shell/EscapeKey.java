package dev.pilothouse.ui.shell;

import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Esc that no part of the page wanted closes what is on top. */
final class EscapeKey {

    private final BooleanSupplier closeTop;

    EscapeKey(BooleanSupplier closeTop) {
        this.closeTop = closeTop;
    }

    void listenTo(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && closeTop.getAsBoolean()) {
                event.consume();
            }
        });
    }
}
