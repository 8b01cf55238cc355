package dev.pilothouse.ui.log;

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
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;

/** A region whose style sheet gives it the colours and the font of lines, since a canvas has no styles of its own. */
abstract class LineColours extends Region {

    private static final StyleablePropertyFactory<LineColours> FACTORY = new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final Map<Ink, StyleableProperty<Paint>> colours = new EnumMap<>(Ink.class);
    private final StyleableProperty<Font> font = FACTORY.createStyleableFontProperty(this, "font", "-fx-font", styled -> styled.font, Font.getDefault());

    LineColours() {
        for (Ink ink : Ink.values()) {
            String name = "-log-" + ink.name().toLowerCase(Locale.ROOT).replace('_', '-');
            StyleableProperty<Paint> colour = FACTORY.createStyleablePaintProperty(this, name, name, styled -> styled.property(ink), Color.TRANSPARENT);
            colours.put(ink, colour);
            ((ObservableValue<?>) colour).addListener(_ -> requestLayout());
        }
        ((ObservableValue<?>) font).addListener(_ -> requestLayout());
    }

    private StyleableProperty<Paint> property(Ink ink) {
        return Objects.requireNonNull(colours.get(ink));
    }

    Paint colour(Ink ink) {
        return property(ink).getValue();
    }

    Font font() {
        return font.getValue();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
