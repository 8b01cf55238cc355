package dev.pilothouse.ui.topology;

import dev.pilothouse.model.Health;
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

/** A region whose style sheet gives it the colours of a map, since a canvas has no styles of its own. */
abstract class MapColours extends Region {

    /** What a colour is for; the style sheet names it {@code -map-box-border} and so on. */
    enum Role {
        PAPER,
        BOX,
        BOX_BORDER,
        TEXT,
        MUTED,
        SUBTLE,
        WIRE,
        ACCENT,
        ACCENT_SOFT,
        ACCENT_GROUND,
        FRAME,
        FRAME_BORDER,
        ON_EMPHASIS,
        OK,
        WARN,
        BAD,
        PROGRESS,
        QUIET,
        OK_TEXT,
        WARN_TEXT,
        BAD_TEXT,
        PROGRESS_TEXT,
        QUIET_TEXT;

        /** Returns the role that fills the shape of a state. */
        static Role of(Health.State state) {
            return switch (state) {
                case OK -> OK;
                case WARN -> WARN;
                case BAD -> BAD;
                case PROGRESS -> PROGRESS;
                case WAITING, PAUSED, UNKNOWN, DONE -> QUIET;
            };
        }

        /** Returns the role of the icon of a state. */
        static Role iconOf(Health.State state) {
            return switch (state) {
                case OK -> OK_TEXT;
                case WARN -> WARN_TEXT;
                case BAD -> BAD_TEXT;
                case PROGRESS -> PROGRESS_TEXT;
                case WAITING, PAUSED, UNKNOWN, DONE -> QUIET_TEXT;
            };
        }
    }

    private static final StyleablePropertyFactory<MapColours> FACTORY = new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final Map<Role, StyleableProperty<Paint>> colours = new EnumMap<>(Role.class);

    MapColours() {
        getStyleClass().add("map-colours");
        for (Role role : Role.values()) {
            String name = "-map-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
            StyleableProperty<Paint> colour = FACTORY.createStyleablePaintProperty(this, name, name, styled -> styled.property(role), Color.TRANSPARENT);
            colours.put(role, colour);
            ((ObservableValue<?>) colour).addListener(_ -> requestLayout());
        }
    }

    private StyleableProperty<Paint> property(Role role) {
        return Objects.requireNonNull(colours.get(role));
    }

    Paint colour(Role role) {
        return property(role).getValue();
    }

    ObservableValue<?> colourProperty(Role role) {
        return (ObservableValue<?>) property(role);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
