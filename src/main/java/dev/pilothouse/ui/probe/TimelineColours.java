package dev.pilothouse.ui.probe;

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

/** A region whose style sheet gives it the colours of a timeline, since a canvas has no styles of its own. */
abstract class TimelineColours extends Region {

    /** What a colour is for; the style sheet names it {@code -timeline-ok-soft} and so on. */
    enum Role {
        TEXT,
        MUTED,
        GRID,
        ON_EMPHASIS,
        OK,
        OK_SOFT,
        OK_TEXT,
        BAD,
        BAD_SOFT,
        BAD_TEXT,
        PROGRESS,
        PROGRESS_SOFT,
        PROGRESS_TEXT,
        QUIET,
        QUIET_SOFT
    }

    private static final StyleablePropertyFactory<TimelineColours> FACTORY = new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final Map<Role, StyleableProperty<Paint>> colours = new EnumMap<>(Role.class);

    TimelineColours() {
        for (Role role : Role.values()) {
            String name = "-timeline-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
            StyleableProperty<Paint> colour = FACTORY.createStyleablePaintProperty(this, name, name, styled -> styled.property(role), Color.TRANSPARENT);
            colours.put(role, colour);
            ((ObservableValue<?>) colour).addListener(_ -> repaint());
        }
    }

    private StyleableProperty<Paint> property(Role role) {
        return Objects.requireNonNull(colours.get(role));
    }

    Paint colour(Role role) {
        return property(role).getValue();
    }

    /** Draws again with the colours of now. */
    abstract void repaint();

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
