package dev.pilothouse.ui.log;

import dev.pilothouse.log.Book;
import dev.pilothouse.log.Finder;
import dev.pilothouse.log.Kept;
import dev.pilothouse.log.Sieve;
import dev.pilothouse.log.Sift;
import dev.pilothouse.model.Problem;
import dev.pilothouse.ui.kit.Fx;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Looks for a text among the lines that are shown, and goes from one line that has it to the next. */
final class LogSearch implements AutoCloseable {

    private final LinesModel lines;
    private final Fx fx;
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty pattern = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(Found.NOTHING);
    private Book book;
    private Sift shown = Sift.ALL;
    private @Nullable Sifting sifting;

    /**
     * What the search has come to.
     *
     * @param at the n-th line that has it, from 1; 0 for none of them
     * @param busy whether there are lines that were not looked at yet
     */
    record Found(int at, int count, boolean busy, Optional<Problem> problem) {
        static final Found NOTHING = new Found(0, 0, false, Optional.empty());
    }

    LogSearch(LinesModel lines, Book book, Fx fx) {
        this.lines = lines;
        this.book = book;
        this.fx = fx;
        text.subscribe((_, _) -> begin());
        pattern.subscribe((_, _) -> begin());
        lines.selectionProperty().subscribe(_ -> count());
    }

    /** Looks in another book, or among other lines of it. */
    void in(Book other, Sift nowShown) {
        book = other;
        shown = nowShown;
        begin();
    }

    private void begin() {
        close();
        if (text.get().isEmpty()) {
            lines.findNothing();
            found.set(Found.NOTHING);
            return;
        }
        Sift sift = new Sift(text.get(), pattern.get(), false, false, Set.of(), Set.of());
        Optional<Problem> broken = LogFilter.broken(sift);
        if (broken.isPresent()) {
            lines.findNothing();
            found.set(new Found(0, 0, false, broken));
            return;
        }
        Finder finder = new Finder(sift);
        lines.foundProperty().set(finder::spans);
        sifting = new Sifting(new Sieve(book, shown, sift), fx, this::count);
        sifting.more();
    }

    /** Lines came or went. */
    void more() {
        if (sifting != null) {
            sifting.more();
        }
    }

    private void count() {
        if (sifting == null) {
            return;
        }
        Kept kept = sifting.kept();
        long current = lines.selectionProperty().get().current();
        int at = current != Selection.NOWHERE && kept.contains(current) ? kept.placeFrom(current) + 1 : 0;
        found.set(new Found(at, kept.size(), sifting.busy(), Optional.empty()));
    }

    /** Goes to the next line that has it, or the one before, beginning again at the other end; the first time to the newest. */
    void step(boolean forward) {
        if (sifting == null || sifting.kept().size() == 0) {
            return;
        }
        Kept kept = sifting.kept();
        long current = lines.selectionProperty().get().current();
        if (current == Selection.NOWHERE) {
            lines.reveal(kept.number(kept.size() - 1));
            return;
        }
        int place = forward ? kept.placeFrom(current + 1) : kept.placeFrom(current) - 1;
        lines.reveal(kept.number(Math.floorMod(place, kept.size())));
    }

    StringProperty textProperty() {
        return text;
    }

    BooleanProperty patternProperty() {
        return pattern;
    }

    ReadOnlyObjectProperty<Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    @Override
    public void close() {
        if (sifting != null) {
            sifting.close();
            sifting = null;
        }
    }
}
