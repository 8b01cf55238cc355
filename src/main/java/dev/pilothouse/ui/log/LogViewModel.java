package dev.pilothouse.ui.log;

import dev.pilothouse.log.Kept;
import dev.pilothouse.log.Ledger;
import dev.pilothouse.log.Report;
import dev.pilothouse.log.Sieve;
import dev.pilothouse.log.Sift;
import dev.pilothouse.log.Wish;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.LivePage;
import dev.pilothouse.ui.navigation.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * A log that is looked at: what of it is read, what is shown of that, and how it stands. All lines go into the book; what is drawn follows
 * at most twenty times a second.
 */
final class LogViewModel implements LivePage.Model {

    /** At the most so often lines that came are shown. */
    static final Duration BEAT = Duration.ofMillis(50);

    /** From so many lines a second on, what is drawn are samples. */
    static final long SAMPLED = 5_000;

    private static final Duration COUNTING = Duration.ofMillis(500);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Place.Logs place;
    private final LogSource source;
    private final Fx fx;
    private final InstantSource clock;
    private final LinesModel lines;
    private final LogFilter filter = new LogFilter();
    private final LogSearch search;
    private final StringProperty container;
    private final BooleanProperty previous;
    private final ObjectProperty<Since> since = new SimpleObjectProperty<>(SinceWords.USUAL.getFirst());
    private final ReadOnlyObjectWrapper<LogState> state = new ReadOnlyObjectWrapper<>(new LogState.Opening());
    private final ReadOnlyObjectWrapper<Optional<Report>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<SourceStates> sources = new ReadOnlyObjectWrapper<>(SourceStates.NONE);
    private final ReadOnlyObjectWrapper<LevelCounts> counts = new ReadOnlyObjectWrapper<>(LevelCounts.NONE);
    private final ReadOnlyObjectWrapper<Optional<LogNews>> news = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Supplier<Optional<LogNews.Stale>> stale;
    private final AtomicBoolean awaited = new AtomicBoolean();
    private Ledger book = new Ledger();
    private Subscription told = Subscription.NONE;
    private Subscription counting = Subscription.NONE;
    private Subscription second = Subscription.NONE;
    private Pace pace = new Pace(0, Instant.EPOCH, 0);
    private LogSource.@Nullable Going going;
    private @Nullable Sifting sifting;
    private @Nullable SiftedLines sifted;
    private Instant begin = Instant.MAX;
    private Optional<Problem> problem = Optional.empty();
    private boolean ended;
    private boolean shown;

    /** How many lines came when, and how many a second since the time before. */
    private record Pace(long end, Instant at, long rate) {

        private static final long LEAST_MILLIS = 500;

        Pace next(long now, Instant moment) {
            long millis = Duration.between(at, moment).toMillis();
            return millis < LEAST_MILLIS ? this : new Pace(now, moment, Math.max(0, (now - end) * 1000 / millis));
        }
    }

    /** @param stale tells whether the connection is lost */
    LogViewModel(Place.Logs place, LogSource source, LogLook look, Fx fx, InstantSource clock, Supplier<Optional<LogNews.Stale>> stale) {
        this.stale = stale;
        this.place = place;
        this.source = source;
        this.fx = fx;
        this.clock = clock;
        lines = new LinesModel(look);
        search = new LogSearch(lines, book, fx);
        container = new SimpleStringProperty(place.container());
        previous = new SimpleBooleanProperty(place.previous());
        container.subscribe((_, _) -> again());
        previous.subscribe((_, _) -> again());
        since.subscribe((_, now) -> reach(now));
        filter.siftProperty().subscribe((_, _) -> sift());
    }

    /** The page came on the screen. */
    @Override
    public void start() {
        shown = true;
        if (going == null) {
            read();
        } else {
            going.resume();
        }
        beat();
        eachSecond();
    }

    /** Ages, rates and the connection are looked at once a second while somebody looks. */
    private void eachSecond() {
        pace = pace.next(book.end(), clock.instant());
        judge();
        lines.changed();
        second = fx.after(SECOND, this::eachSecond);
    }

    /** The page left the screen: lines wait where they come from until it is back. */
    @Override
    public void stop() {
        shown = false;
        second.close();
        if (going != null) {
            going.pause();
        }
    }

    /** Reads all anew. */
    @Override
    public void again() {
        if (going != null) {
            end();
            read();
        }
    }

    private void end() {
        told.close();
        if (going != null) {
            going.close();
            going = null;
        }
    }

    private Wish wish() {
        Wish wish = Wish.following(place.ref(), 0);
        String named = container.get();
        Wish ofContainers = named.isEmpty() ? wish : wish.withContainers(new Wish.Which.Named(named));
        return since.get().of(ofContainers, clock.instant()).withPrevious(previous.get());
    }

    private void read() {
        book = new Ledger();
        begin = since.get().begin(clock.instant());
        pace = new Pace(0, clock.instant(), 0);
        problem = Optional.empty();
        ended = false;
        report.set(Optional.empty());
        told = book.listen(this::came);
        Ledger mine = book;
        going = source.read(wish(), book, new LogSource.Listener() {
            @Override
            public void report(Report now) {
                ifStill(mine, () -> LogViewModel.this.report.set(Optional.of(now)));
            }

            @Override
            public void ended() {
                ifStill(mine, () -> LogViewModel.this.ended = true);
            }

            @Override
            public void refused(Problem why) {
                ifStill(mine, () -> problem = Optional.of(why));
            }
        });
        sift();
        lines.begin();
    }

    private void ifStill(Ledger mine, Runnable news) {
        if (book == mine) {
            news.run();
            beat();
        }
    }

    /** Called by whoever reads, for each bundle of lines; the next beat takes up whatever has come until then. */
    private void came() {
        if (awaited.compareAndSet(false, true)) {
            fx.after(BEAT, this::beat);
        }
    }

    /** Shows what there is now. */
    private void beat() {
        awaited.set(false);
        if (!shown) {
            return;
        }
        if (book.sources().size() != lines.namesProperty().get().shorts().size()) {
            lines.namesProperty().set(SourceNames.of(book.sources()));
            filter.sources(book.sources().size());
        }
        sources.set(SourceStates.of(book, lines.namesProperty().get()));
        if (sifting != null) {
            sifting.more();
        }
        search.more();
        lines.changed();
        judge();
        count();
    }

    /** Counts levels beside the FX thread, and not more often than numbers can be read. */
    private void count() {
        if (counting == Subscription.NONE) {
            Ledger mine = book;
            counting = fx.after(COUNTING, () -> fx.call(mine::levels).onDone(levels -> {
                counting = Subscription.NONE;
                if (book == mine) {
                    counts.set(new LevelCounts(levels));
                }
            }));
        }
    }

    /** Shows those lines that the filter lets through. */
    private void sift() {
        if (sifting != null) {
            sifting.close();
            sifting = null;
        }
        Sift wanted = filter.siftProperty().get();
        if (wanted.all()) {
            sifted = null;
            lines.show(new BookLines(book));
        } else {
            sifting = new Sifting(new Sieve(book, wanted), fx, this::found);
            sifted = new SiftedLines(book, sifting.kept());
            sifting.more();
            lines.show(sifted);
        }
        search.in(book, wanted);
        judge();
    }

    private void found() {
        if (sifting != null && sifted != null) {
            sifted.update(sifting.kept());
            lines.changed();
            judge();
        }
    }

    private void judge() {
        Lines now = lines.linesProperty().get();
        state.set(LogState.of(new LogState.Facts(
                book, now.end() - now.first(), sifting != null && sifting.busy(), previous.get(), ended, report.get(), problem)));
        news.set(LogNews.of(book, report.get(), sources.get(), previous.get(), ended, stale.get()));
    }

    /** Reads further back, keeping what is there; less only by reading anew. */
    private void reach(Since wanted) {
        Instant earlier = wanted.begin(clock.instant());
        boolean further = !(wanted instanceof Since.Newest) && earlier.isBefore(begin) && (book.end() == book.first() || !book.entry(book.first()).time().isBefore(earlier));
        if (going == null) {
            return;
        }
        if (further && !previous.get()) {
            begin = earlier;
            going.older(earlier);
        } else {
            again();
        }
    }

    /** Shows a line among all the others, whatever hides them. */
    void inContext(long number) {
        filter.clear();
        lines.reveal(number);
    }

    Place.Logs place() {
        return place;
    }

    Ledger book() {
        return book;
    }

    /** Returns the lines that the filter lets through; empty while it lets all through. */
    Optional<Kept> kept() {
        return Optional.ofNullable(sifting).map(Sifting::kept);
    }

    InstantSource clock() {
        return clock;
    }

    LinesModel lines() {
        return lines;
    }

    LogFilter filter() {
        return filter;
    }

    LogSearch search() {
        return search;
    }

    /** Name of the only container that is read, empty for all. */
    StringProperty containerProperty() {
        return container;
    }

    /** Whether the run before the last restart is read. */
    BooleanProperty previousProperty() {
        return previous;
    }

    ObjectProperty<Since> sinceProperty() {
        return since;
    }

    ReadOnlyObjectProperty<LogState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** How each container stands. */
    ReadOnlyObjectProperty<SourceStates> sourcesProperty() {
        return sources.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LevelCounts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** What is to be said above the lines. */
    ReadOnlyObjectProperty<Optional<LogNews>> newsProperty() {
        return news.getReadOnlyProperty();
    }

    /** Returns how many lines came in the last second. */
    long rate() {
        return pace.rate();
    }

    @Override
    public void close() {
        shown = false;
        second.close();
        counting.close();
        end();
        search.close();
        if (sifting != null) {
            sifting.close();
        }
    }
}
