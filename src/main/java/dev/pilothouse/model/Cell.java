package dev.pilothouse.model;

import java.time.Instant;
import java.util.Comparator;

/**
 * One value in a table: it knows how to sort and how kubectl prints it.
 *
 * <p>Cells are small and shared where values repeat; a row holds about ten of them.
 */
public sealed interface Cell {

    /** Orders cells of one column; unlike types order by type, so that a mixed column still sorts. */
    Comparator<Cell> ORDER = CellOrder.INSTANCE;

    /** Returns the text that kubectl prints for it; ages count from {@code now}. */
    String print(Instant now);

    /** A word or sentence, as it is. */
    record Text(String text) implements Cell {
        public static final Text NONE = new Text("<none>");
        public static final Text EMPTY = new Text("");

        @Override
        public String print(Instant now) {
            return text;
        }
    }

    /** A count. */
    record Count(long value) implements Cell {
        @Override
        public String print(Instant now) {
            return Long.toString(value);
        }
    }

    /** So many of so many, for example ready containers: {@code 1/2}. */
    record Ratio(int part, int whole) implements Cell {
        @Override
        public String print(Instant now) {
            return part + "/" + whole;
        }
    }

    /**
     * An age that keeps counting, from a moment in epoch seconds. Zero means unknown.
     */
    record Since(long epochSecond) implements Cell {
        @Override
        public String print(Instant now) {
            return epochSecond == 0 ? "<unknown>" : HumanDuration.format(now.getEpochSecond() - epochSecond);
        }
    }

    /** A length of time that has ended, in seconds, for example how long a job took. */
    record Lasted(long seconds) implements Cell {
        @Override
        public String print(Instant now) {
            return HumanDuration.format(seconds);
        }
    }

    /** Restarts and when the last one was: {@code 6 (5m ago)}; epoch second zero means no time is known. */
    record Restarts(int count, long lastEpochSecond) implements Cell {
        @Override
        public String print(Instant now) {
            return lastEpochSecond == 0
                    ? Integer.toString(count)
                    : count + " (" + HumanDuration.format(now.getEpochSecond() - lastEpochSecond) + " ago)";
        }
    }

    /** An amount such as {@code 10Gi} that sorts by its value and prints as it was written. */
    record Amount(Quantity quantity) implements Cell {
        @Override
        public String print(Instant now) {
            return quantity.text();
        }
    }
}
