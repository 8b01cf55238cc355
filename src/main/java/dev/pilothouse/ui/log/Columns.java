package dev.pilothouse.ui.log;

/**
 * Where the parts of a line stand, from the left: the colour of its source, a sign, the time, the name of the source, and the text, which
 * alone scrolls sideways.
 *
 * @param sign left edge of the sign of its level, or that it was marked
 * @param text left edge of the text
 */
record Columns(double sign, double time, double name, double text) {

    static final double MARK = 3;
    private static final double GAP = 8;
    private static final double SIGN = 16;

    /**
     * @param timeCells 0 when no times are shown
     * @param nameCells 0 when no names are shown
     */
    static Columns of(Grid grid, int timeCells, int nameCells) {
        double sign = MARK + 5;
        double time = sign + SIGN;
        double name = time + (timeCells == 0 ? 0 : timeCells * grid.cell() + GAP);
        double text = name + (nameCells == 0 ? 0 : nameCells * grid.cell() + GAP + 4);
        return new Columns(sign, time, name, text);
    }
}
