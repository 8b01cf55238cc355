package dev.pilothouse.ui.kit.chart;

import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/** A colour of the theme for a canvas: a part that is never seen and whose ground the style sheet colours. */
final class Ink extends Region {

    /** @param changed called when the theme gave it another colour */
    Ink(String styleClass, Runnable changed) {
        getStyleClass().add(styleClass);
        setManaged(false);
        setVisible(false);
        backgroundProperty().addListener(_ -> changed.run());
    }

    Paint paint() {
        Background background = getBackground();
        return background == null || background.getFills().isEmpty() ? Color.TRANSPARENT : background.getFills().getFirst().getFill();
    }
}
