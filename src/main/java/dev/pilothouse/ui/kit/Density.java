package dev.pilothouse.ui.kit;

/** How much fits on the screen. */
public enum Density {
    COMPACT(24, 12),
    STANDARD(30, 13),
    COMFORTABLE(36, 14);

    private final int row;
    private final int text;

    Density(int row, int text) {
        this.row = row;
        this.text = text;
    }

    /** Returns the height of a table row in pixels at that text size. */
    public double rowHeight(int textPercent) {
        return Math.round(row * textPercent / 100.0);
    }

    /** Returns the size of body text in pixels at that text size. */
    double textSize(int textPercent) {
        return text * textPercent / 100.0;
    }

    String styleClass() {
        return switch (this) {
            case COMPACT -> "density-compact";
            case STANDARD -> "density-standard";
            case COMFORTABLE -> "density-comfortable";
        };
    }
}
