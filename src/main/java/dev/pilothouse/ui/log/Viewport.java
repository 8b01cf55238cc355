package dev.pilothouse.ui.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToIntFunction;

/**
 * Which lines are in sight. It knows the line at the top and how far that is scrolled out, and asks for the rows of a line only when it
 * comes into sight, so that it is as quick with a million lines as with ten.
 */
final class Viewport {

    private final LongToIntFunction rows;
    private long first;
    private long end;
    private long top;
    private double hidden;
    private double height;
    private double rowHeight = 1;

    /**
     * A line in sight.
     *
     * @param y of its upper edge, negative for a line that begins above
     */
    record Seen(long place, double y, int rows) {}

    /** @param rows how many rows a line takes */
    Viewport(LongToIntFunction rows) {
        this.rows = rows;
    }

    void size(double newHeight, double newRowHeight) {
        hidden = hidden * newRowHeight / rowHeight;
        height = newHeight;
        rowHeight = newRowHeight;
    }

    /** Says which lines there are; the same ones stay in sight. */
    void bounds(long newFirst, long newEnd) {
        first = newFirst;
        end = newEnd;
        if (top < first || top > end) {
            top = Math.clamp(top, first, end);
            hidden = 0;
        }
        fit();
    }

    long top() {
        return top;
    }

    double hidden() {
        return hidden;
    }

    /** Returns how many lines of one row fit. */
    int page() {
        return Math.max(1, (int) (height / rowHeight));
    }

    /** Shows the newest lines. */
    void toEnd() {
        top = end;
        hidden = 0;
        fit();
    }

    boolean atEnd() {
        double room = height + hidden;
        for (long place = top; place < end; place++) {
            room -= rows.applyAsInt(place) * rowHeight;
            if (room < -0.5) {
                return false;
            }
        }
        return true;
    }

    /** Puts that line at the top, or as near to it as there are lines below. */
    void toTop(long place) {
        top = Math.clamp(place, first, Math.max(first, end - 1));
        hidden = 0;
        fit();
    }

    /** Moves no further than needed for all of the line to be seen, and to the middle when it is out of sight. */
    void reveal(long place) {
        for (Seen seen : seen()) {
            if (seen.place() == place) {
                double below = seen.y() + seen.rows() * rowHeight - height;
                scroll(seen.y() < 0 ? seen.y() : Math.clamp(below, 0, Math.max(0, seen.y())));
                return;
            }
        }
        toTop(place);
        scroll(-Math.floor(height / 2 / rowHeight) * rowHeight);
    }

    /** Moves down by so many pixels, or up. */
    void scroll(double by) {
        hidden += by;
        while (hidden < 0 && top > first) {
            top--;
            hidden += rows.applyAsInt(top) * rowHeight;
        }
        while (top < end - 1 && hidden >= rows.applyAsInt(top) * rowHeight) {
            hidden -= rows.applyAsInt(top) * rowHeight;
            top++;
        }
        fit();
    }

    /** Leaves no room below the newest line while there are lines above. */
    private void fit() {
        hidden = Math.max(0, hidden);
        double room = height + hidden;
        for (long place = top; place < end && room > 0; place++) {
            room -= rows.applyAsInt(place) * rowHeight;
        }
        while (room > 0 && (top > first || hidden > 0)) {
            if (hidden > 0) {
                double by = Math.min(hidden, room);
                hidden -= by;
                room -= by;
            } else {
                top--;
                hidden = rows.applyAsInt(top) * rowHeight;
            }
        }
    }

    /** Returns the lines in sight from the top down. */
    List<Seen> seen() {
        List<Seen> seen = new ArrayList<>();
        double y = 0 - hidden;
        for (long place = top; place < end && y < height; place++) {
            int count = rows.applyAsInt(place);
            seen.add(new Seen(place, y, count));
            y += count * rowHeight;
        }
        return seen;
    }

    /** Returns the line at that height, the nearest one outside of all. */
    long placeAt(double y) {
        List<Seen> seen = seen();
        if (seen.isEmpty()) {
            return first;
        }
        return seen.reversed().stream().filter(line -> line.y() <= y).findFirst().orElse(seen.getFirst()).place();
    }
}
