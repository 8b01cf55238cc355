package dev.pilothouse.ui.terminal;

import com.techsenger.jeditermfx.core.TerminalColor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.jspecify.annotations.Nullable;

/**
 * A region whose style sheet gives it the colours of a terminal, since a canvas has no styles of its own.
 *
 * <p>The sixteen named colours are our own in each theme, with paler ones for grounds, so that both can be read. The 240 others, and those
 * that a program mixes itself, are as it wants them.
 */
abstract class ScreenColours extends Region {

    private static final int NAMED = 16;
    private static final int PALE = 8;
    private static final int CUBE_END = 232;
    private static final StyleablePropertyFactory<ScreenColours> FACTORY = new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final StyleableProperty<Paint> text = property("-terminal-text", colours -> colours.text);
    private final StyleableProperty<Paint> ground = property("-terminal-ground", colours -> colours.ground);
    private final StyleableProperty<Paint> cursor = property("-terminal-cursor", colours -> colours.cursor);
    private final StyleableProperty<Paint> selected = property("-terminal-selected", colours -> colours.selected);
    private final StyleableProperty<Paint> found = property("-terminal-found", colours -> colours.found);
    private final List<StyleableProperty<Paint>> named = new ArrayList<>();
    private final List<StyleableProperty<Paint>> pale = new ArrayList<>();

    ScreenColours() {
        IntStream.range(0, NAMED).forEach(i -> named.add(property("-terminal-" + i, colours -> colours.named.get(i))));
        IntStream.range(0, PALE).forEach(i -> pale.add(property("-terminal-ground-" + i, colours -> colours.pale.get(i))));
    }

    private StyleableProperty<Paint> property(String name, Function<ScreenColours, StyleableProperty<Paint>> of) {
        StyleableProperty<Paint> property = FACTORY.createStyleablePaintProperty(this, name, name, styled -> of.apply(styled), Color.TRANSPARENT);
        ((ObservableValue<?>) property).addListener(_ -> coloursChanged());
        return property;
    }

    /** Called when the theme has changed. */
    abstract void coloursChanged();

    Paint ground() {
        return ground.getValue();
    }

    Paint cursor() {
        return cursor.getValue();
    }

    Paint selected() {
        return selected.getValue();
    }

    Paint found() {
        return found.getValue();
    }

    /** Returns the colour of letters; null stands for the default. */
    Paint letters(@Nullable TerminalColor colour) {
        return colour == null ? text.getValue() : of(colour, named);
    }

    /** Returns the colour of the ground behind letters; null stands for the default. */
    Paint ground(@Nullable TerminalColor colour) {
        return colour == null ? ground.getValue() : of(colour, pale);
    }

    private static Paint of(TerminalColor colour, List<StyleableProperty<Paint>> ours) {
        if (!colour.isIndexed()) {
            var mixed = colour.toColor();
            return mixed(mixed.getRed(), mixed.getGreen(), mixed.getBlue());
        }
        int index = colour.getColorIndex();
        if (index < NAMED) {
            return ours.get(index % ours.size()).getValue();
        }
        if (index < CUBE_END) {
            int place = index - NAMED;
            return mixed(step(place / 36), step(place / 6 % 6), step(place % 6));
        }
        int grey = 8 + 10 * (index - CUBE_END);
        return mixed(grey, grey, grey);
    }

    /** The cube of xterm: 0, 95, 135, 175, 215, 255. */
    private static int step(int level) {
        return level == 0 ? 0 : 55 + 40 * level;
    }

    private static Color mixed(int red, int green, int blue) {
        return new Color(Math.min(red, 255) / 255.0, Math.min(green, 255) / 255.0, Math.min(blue, 255) / 255.0, 1);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
