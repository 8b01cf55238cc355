package dev.pilothouse.ui.kit.chart;

import dev.pilothouse.model.Curve;
import java.util.List;

/**
 * What a chart shows.
 *
 * @param lines curves by name, the most important first; a chart has colours for six
 * @param levels what the lines are to be held against
 * @param first left edge in epoch seconds
 * @param last right edge
 */
public record ChartContent(List<Line> lines, List<Level> levels, long first, long last) {

    /** So much higher than the highest peak may a level be and still be in the picture; above that the lines would lie flat. */
    private static final double REACH = 30;

    /** How a level is drawn. */
    public enum Kind {
        REQUEST,
        LIMIT
    }

    /** One curve. */
    public record Line(String name, Curve curve) {}

    /** A height that is the same all the time. */
    public record Level(String name, Kind kind, double value) {}

    double peak() {
        return lines.stream().mapToDouble(line -> line.curve().most()).max().orElse(0);
    }

    /** Returns the levels that are near enough to the lines to be drawn. */
    List<Level> drawn() {
        double peak = peak();
        return levels.stream().filter(level -> peak <= 0 || level.value() <= REACH * peak).toList();
    }

    /** Returns the greatest value that the picture must hold. */
    double most() {
        return Math.max(peak(), drawn().stream().mapToDouble(Level::value).max().orElse(0));
    }

    boolean known() {
        return lines.stream().anyMatch(line -> line.curve().known());
    }
}
