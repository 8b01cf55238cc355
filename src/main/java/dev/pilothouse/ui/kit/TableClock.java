package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** The one clock of a table: its cells read again when it ticks, and it stands still while nobody sees them. */
final class TableClock {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Fx fx;
    private final Language language;
    private final InstantSource time;
    private final ReadOnlyIntegerWrapper ticks = new ReadOnlyIntegerWrapper();
    private Subscription next = Subscription.NONE;
    private Instant now;
    private Function<Row, Optional<Instant>> asOf = _ -> Optional.empty();

    TableClock(Fx fx, Language language, InstantSource time) {
        this.fx = fx;
        this.language = language;
        this.time = time;
        now = time.instant();
    }

    Words words() {
        return language.words();
    }

    Instant now() {
        return now;
    }

    /** Returns the moment for which a row is true. */
    Instant now(Row row) {
        return asOf.apply(row).orElse(now);
    }

    /** Tells whether a row is only known as it was. */
    boolean isOld(Row row) {
        return asOf.apply(row).isPresent();
    }

    /** Says since when rows are not current; empty for those that are. */
    void asOf(Function<Row, Optional<Instant>> moment) {
        asOf = moment;
    }

    ReadOnlyIntegerProperty ticksProperty() {
        return ticks.getReadOnlyProperty();
    }

    /** Rows changed: whoever shows one reads again. */
    void tick() {
        now = time.instant();
        ticks.set(ticks.get() + 1);
    }

    void start() {
        next.close();
        tick();
        next = fx.after(SECOND, this::start);
    }

    void stop() {
        next.close();
    }
}
