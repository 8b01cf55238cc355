package dev.pilothouse.platform.playground.control.workload;

import java.util.List;
import java.util.Locale;

/** One field of a cron schedule: numbers, names, ranges, steps and lists of them. */
enum CronField {
    MINUTE(0, 59, ""),
    HOUR(0, 23, ""),
    DAY_OF_MONTH(1, 31, ""),
    MONTH(1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
    DAY_OF_WEEK(0, 6, "sun mon tue wed thu fri sat");

    private final int least;
    private final int most;
    private final String names;

    CronField(int least, int most, String names) {
        this.least = least;
        this.most = most;
        this.names = names;
    }

    /**
     * The numbers that a field allows.
     *
     * @param bits one for each number
     * @param all whether it was written as {@code *} or {@code ?}
     */
    record Values(long bits, boolean all) {
        boolean has(int number) {
            return (bits >> number & 1) != 0;
        }
    }

    /** @throws IllegalArgumentException when it is no such field */
    Values parse(String text) {
        long bits = 0;
        boolean all = false;
        for (String part : text.split(",", -1)) {
            String[] steps = part.split("/", -1);
            String[] ends = steps[0].split("-", -1);
            if (steps.length > 2 || ends.length > 2) {
                throw new IllegalArgumentException("No cron field: " + part);
            }
            boolean star = steps[0].equals("*") || steps[0].equals("?");
            int step = steps.length == 2 ? Integer.parseInt(steps[1]) : 1;
            int first = star ? least : number(ends[0]);
            int last = star || (ends.length == 1 && steps.length == 2) ? most : number(ends[ends.length - 1]);
            if (step < 1 || first < least || last > most || first > last) {
                throw new IllegalArgumentException("Out of range: " + part);
            }
            for (int value = first; value <= last; value += step) {
                bits |= 1L << value;
            }
            all |= star && step == 1;
        }
        return new Values(bits, all);
    }

    private int number(String text) {
        int name = List.of(names.split(" ")).indexOf(text.toLowerCase(Locale.ROOT));
        return name >= 0 && !text.isEmpty() ? least + name : Integer.parseInt(text);
    }
}
