package dev.pilothouse.topology;

import dev.pilothouse.model.Health;

/**
 * The shape of a state as SVG paths, so that a picture in a file tells states apart without colour, as the window does.
 *
 * @param filled what is filled with the colour of the state, empty for nothing
 * @param drawn lines in that colour, empty for none
 * @param upon lines on what is filled, empty for none
 */
record Silhouette(String filled, String drawn, String upon) {

    /** Side of the square in which the shape of an object lies. */
    static final double ICON = 16;

    /** Side of the square that stands for a pod. */
    static final double POD = 10;

    private static final String CIRCLE = "M8 1.5a6.5 6.5 0 0 0 0 13a6.5 6.5 0 0 0 0-13z";
    private static final String EDGE = "M.5 .5h9v9h-9z";
    private static final String FULL = "M0 0h10v10h-10z";

    /** Returns the shape of an object's state. */
    static Silhouette of(Health.State state) {
        return switch (state) {
            case OK -> new Silhouette("", CIRCLE + "M5 8.2l2.2 2.3 4-4.6", "");
            case WARN -> new Silhouette("", "M8 2l6.5 11.5h-13zM8 6.4v3.4M8 11.2v.8", "");
            case BAD -> new Silhouette("M5.2 1.2h5.6l4 4v5.6l-4 4h-5.6l-4-4v-5.6z", "", "M8 4.4v4.4M8 10.8v1");
            case PROGRESS -> new Silhouette("M8 1.5a6.5 6.5 0 0 0 0 13z", CIRCLE, "");
            case WAITING -> new Silhouette("", "M4 2h8v2.4l-3.2 3.6 3.2 3.6v2.4h-8v-2.4l3.2-3.6-3.2-3.6z", "");
            case PAUSED -> new Silhouette("", CIRCLE + "M6.4 5.4v5.2M9.6 5.4v5.2", "");
            case DONE -> new Silhouette("", "M2.5 8.4l3.6 3.8 7.4-8", "");
            case UNKNOWN -> new Silhouette("", "M8 1.2l6.8 6.8-6.8 6.8-6.8-6.8zM6.4 6.4a1.7 1.7 0 1 1 2.5 1.5q-.9 .5-.9 1.3M8 10.6v.8", "");
        };
    }

    /** Returns the pattern of a pod's state. */
    static Silhouette pod(Health.State state) {
        return switch (state) {
            case OK, DONE -> new Silhouette(FULL, "", "");
            case WARN -> new Silhouette("M0 0h6l4 4v6h-10z", "", "");
            case BAD -> new Silhouette(FULL, "", "M2.5 2.5l5 5M7.5 2.5l-5 5");
            case PROGRESS -> new Silhouette("M0 10l10-10v10z", EDGE, "");
            case WAITING -> new Silhouette("", EDGE + "M1 7l6-6M3 9l6-6", "");
            case PAUSED -> new Silhouette("", EDGE + "M3.7 3v4M6.3 3v4", "");
            case UNKNOWN -> new Silhouette("M5 0l5 5-5 5-5-5z", "", "");
        };
    }
}
