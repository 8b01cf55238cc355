package dev.pilothouse.ui.kit.axis;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;

/** A region that fills itself with one canvas, whose colours and font come from {@code axis.css}: a canvas has no styles of its own. */
abstract class Inked extends Region {

    private static final StyleablePropertyFactory<Inked> FACTORY = new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final Map<Ink, StyleableProperty<Paint>> inks = new EnumMap<>(Ink.class);
    private final StyleableProperty<Font> font = FACTORY.createStyleableFontProperty(this, "font", "-fx-font", inked -> inked.font, Font.getDefault());
    private final Canvas canvas = new Canvas();

    /** What is drawn in a colour of its own. */
    enum Ink {
        WARNING,
        RESTART,
        ROLLOUT,
        CREATION,
        NORMAL,
        NORMAL_PALE,
        CHANGE,
        RULE,
        GRID,
        TEXT,
        GROUND
    }

    Inked() {
        for (Ink ink : Ink.values()) {
            String name = "-axis-" + ink.name().toLowerCase(Locale.ROOT).replace('_', '-');
            StyleableProperty<Paint> colour = FACTORY.createStyleablePaintProperty(this, name, name, inked -> inked.property(ink), Color.TRANSPARENT);
            inks.put(ink, colour);
            ((ObservableValue<?>) colour).addListener(_ -> requestLayout());
        }
        ((ObservableValue<?>) font).addListener(_ -> requestLayout());
        getStyleClass().add("axis");
        canvas.setMouseTransparent(true);
        canvas.setManaged(false);
        getChildren().add(canvas);
    }

    private StyleableProperty<Paint> property(Ink ink) {
        return Objects.requireNonNull(inks.get(ink));
    }

    final Paint ink(Ink ink) {
        return property(ink).getValue();
    }

    final Font font() {
        return font.getValue();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        if (getWidth() > 0 && getHeight() > 0) {
            paint(pen, getWidth(), getHeight());
        }
    }

    abstract void paint(GraphicsContext pen, double width, double height);

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
