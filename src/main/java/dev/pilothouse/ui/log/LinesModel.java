package dev.pilothouse.ui.log;

import dev.pilothouse.log.Entry;
import dev.pilothouse.log.Finder.Span;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The lines that are looked at: which there are, which are selected and marked, and whether the newest stay in sight. */
final class LinesModel {

    private final ObjectProperty<Lines> lines = new SimpleObjectProperty<>(Lines.NONE);
    private final ObjectProperty<LogLook> look;
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(Selection.NONE);
    private final ObjectProperty<Function<String, List<Span>>> found = new SimpleObjectProperty<>(_ -> List.of());
    private final ObjectProperty<SourceNames> names = new SimpleObjectProperty<>(SourceNames.NONE);
    private final ReadOnlyIntegerWrapper log = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final NavigableSet<Long> marks = new TreeSet<>();
    private final ReadOnlyLongWrapper revealed = new ReadOnlyLongWrapper(Selection.NOWHERE);
    private long pausedAt;

    LinesModel(LogLook look) {
        this.look = new SimpleObjectProperty<>(look);
        following.subscribe((before, now) -> {
            pausedAt = lines.get().end();
            changed();
        });
    }

    /** Another log is looked at from its end: nothing of it is selected or marked, and numbers mean other lines than before. */
    void begin() {
        marks.clear();
        following.set(true);
        selection.set(Selection.NONE);
        log.set(log.get() + 1);
    }

    /** Counts the logs that were begun. */
    ReadOnlyIntegerProperty logProperty() {
        return log.getReadOnlyProperty();
    }

    /** What is shown became more, less or other. */
    void changed() {
        revision.set(revision.get() + 1);
    }

    /** Counts the changes of what is shown. */
    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    ObjectProperty<Lines> linesProperty() {
        return lines;
    }

    ObjectProperty<LogLook> lookProperty() {
        return look;
    }

    BooleanProperty followingProperty() {
        return following;
    }

    ObjectProperty<Selection> selectionProperty() {
        return selection;
    }

    /** How sources are called. */
    ObjectProperty<SourceNames> namesProperty() {
        return names;
    }

    /** Which parts of a text the search is about, from a position up to another one. */
    ObjectProperty<Function<String, List<Span>>> foundProperty() {
        return found;
    }

    void findNothing() {
        found.set(_ -> List.of());
    }

    /** Returns how many lines came since following stopped. */
    long newLines() {
        return following.get() ? 0 : Math.max(0, lines.get().end() - Math.max(pausedAt, lines.get().first()));
    }

    /** Shows other lines, and the same line as before among them. */
    void show(Lines others) {
        lines.set(others);
        pausedAt = others.end();
        changed();
    }

    /** Selects the line of that number and puts it in sight; following stops. */
    void reveal(long number) {
        following.set(false);
        selection.set(Selection.of(number));
        revealed.set(Selection.NOWHERE);
        revealed.set(number);
    }

    /** The line that is to be put in sight; {@link Selection#NOWHERE} for none. */
    ReadOnlyLongProperty revealedProperty() {
        return revealed.getReadOnlyProperty();
    }

    void select(long number, boolean further) {
        selection.set(further ? selection.get().extendedTo(number) : Selection.of(number));
    }

    void selectAll() {
        Lines now = lines.get();
        if (now.end() > now.first()) {
            following.set(false);
            selection.set(new Selection(now.at(now.first()).number(), now.at(now.end() - 1).number()));
        }
    }

    /** Returns the line that has the focus of the keys. */
    Optional<Entry> current() {
        Lines now = lines.get();
        long number = selection.get().current();
        if (number == Selection.NOWHERE || now.end() == now.first()) {
            return Optional.empty();
        }
        long place = now.placeOf(number);
        return place < now.end() ? Optional.of(now.at(place)).filter(entry -> entry.number() == number) : Optional.empty();
    }

    boolean isMarked(long number) {
        return marks.contains(number);
    }

    /** Marks the line that has the focus, or takes its mark away. */
    void toggleMark() {
        current().ifPresent(entry -> {
            if (!marks.remove(entry.number())) {
                marks.add(entry.number());
            }
            changed();
        });
    }

    boolean anyMarked() {
        return !marks.isEmpty();
    }

    /** Goes to the next marked line, or the one before, beginning again at the other end. */
    void toMark(boolean forward) {
        long from = selection.get().current();
        Long next = forward ? marks.higher(from) : marks.lower(from == Selection.NOWHERE ? Long.MAX_VALUE : from);
        if (next == null && !marks.isEmpty()) {
            next = forward ? marks.first() : marks.last();
        }
        if (next != null) {
            reveal(next);
        }
    }
}
