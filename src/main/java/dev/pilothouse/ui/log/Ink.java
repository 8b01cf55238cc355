package dev.pilothouse.ui.log;

import java.util.List;

/** What a colour of the lines is for; the style sheet names it {@code -log-error-ground} and so on. */
enum Ink {
    TEXT,
    MUTED,
    SUBTLE,
    GROUND,
    SELECTED,
    SELECTED_INACTIVE,
    RULE,
    HEAD,
    ERROR,
    ERROR_GROUND,
    WARN,
    ACCENT,
    FOUND,
    RED,
    GREEN,
    YELLOW,
    BLUE,
    MAGENTA,
    CYAN,
    RED_GROUND,
    GREEN_GROUND,
    YELLOW_GROUND,
    BLUE_GROUND,
    MAGENTA_GROUND,
    CYAN_GROUND,
    GREY_GROUND,
    SERIES_1,
    SERIES_2,
    SERIES_3,
    SERIES_4,
    SERIES_5,
    SERIES_6,
    SERIES_7,
    SERIES_8,
    /** None. */
    CLEAR;

    private static final List<Ink> SERIES = List.of(SERIES_1, SERIES_2, SERIES_3, SERIES_4, SERIES_5, SERIES_6, SERIES_7, SERIES_8);

    /** Returns the colour of the n-th source. */
    static Ink series(int source) {
        return SERIES.get(Math.floorMod(source, SERIES.size()));
    }
}
