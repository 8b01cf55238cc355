package dev.pilothouse.ui.kit.axis;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time over a width. Moments are epoch seconds, places are pixels from its left end.
 *
 * @param until after {@code from}
 */
public record TimeAxis(long from, long until) {

    /** No axis shows less than that many seconds. */
    public static final long LEAST = 60;

    private static final long DAY = 86_400;
    private static final long[] STEPS = {5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, DAY, 2 * DAY, 7 * DAY, 30 * DAY, 365 * DAY};
    private static final double ROOM = 72;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** A labelled moment. */
    public record Tick(long moment, String label) {}

    public TimeAxis {
        until = Math.max(until, from + LEAST);
    }

    /** Returns the axis of the seconds before a moment. */
    public static TimeAxis before(long until, long seconds) {
        return new TimeAxis(until - seconds, until);
    }

    public long span() {
        return until - from;
    }

    public double place(long moment, double width) {
        return (moment - from) * width / span();
    }

    public long moment(double place, double width) {
        return width <= 0 ? from : from + Math.round(place * span() / width);
    }

    public boolean shows(long first, long last) {
        return last >= from && first <= until;
    }

    /** Returns an axis that shows more (above 1) or less (below 1) around a moment, which keeps its place. */
    public TimeAxis zoomed(double factor, long around) {
        long left = Math.round((around - from) * factor);
        long right = Math.round((until - around) * factor);
        return left + right < LEAST ? new TimeAxis(around - LEAST / 2, around + LEAST / 2) : new TimeAxis(around - left, around + right);
    }

    /** Returns the axis moved by so many seconds, to later ones if positive. */
    public TimeAxis moved(long seconds) {
        return new TimeAxis(from + seconds, until + seconds);
    }

    /** Returns round moments, as many as have room for their labels. */
    public List<Tick> ticks(double width, ZoneId zone) {
        long step = step(width);
        long offset = zone.getRules().getOffset(Instant.ofEpochSecond(until)).getTotalSeconds();
        List<Tick> ticks = new ArrayList<>();
        for (long at = Math.ceilDiv(from + offset, step) * step - offset; at <= until; at += step) {
            ticks.add(new Tick(at, label(at, step, zone)));
        }
        return ticks;
    }

    private long step(double width) {
        for (long step : STEPS) {
            if (step * width / span() >= ROOM) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    private static String label(long moment, long step, ZoneId zone) {
        var local = Instant.ofEpochSecond(moment).atZone(zone);
        boolean midnight = local.toLocalTime().toSecondOfDay() == 0;
        return (midnight || step >= DAY ? DATE : step < LEAST ? SECOND : MINUTE).format(local);
    }
}
