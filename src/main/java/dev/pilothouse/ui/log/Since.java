package dev.pilothouse.ui.log;

import dev.pilothouse.log.Wish;
import java.time.Duration;
import java.time.Instant;

/** How far back a log is read. */
sealed interface Since {

    /** The newest lines of each container. */
    record Newest(long lines) implements Since {}

    /** What was written in that time. */
    record Last(Duration time) implements Since {}

    /** What was written from that moment on. */
    record From(Instant moment) implements Since {}

    /** Everything that is kept where it was written. */
    record All() implements Since {}

    /** Returns the wish with this beginning. */
    default Wish of(Wish wish, Instant now) {
        return switch (this) {
            case Newest(long lines) -> wish.withTail(lines);
            case Last _, From _ -> wish.withSince(begin(now));
            case All() -> wish.whole();
        };
    }

    /** Returns the earliest moment of it; of the newest lines, now. */
    default Instant begin(Instant now) {
        return switch (this) {
            case Newest _ -> now;
            case Last(Duration time) -> now.minus(time);
            case From(Instant moment) -> moment;
            case All() -> Instant.EPOCH;
        };
    }
}
