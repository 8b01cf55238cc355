package dev.pilothouse.ui.log;

import dev.pilothouse.log.Finder;
import dev.pilothouse.log.Level;
import dev.pilothouse.log.Sift;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is typed and chosen to hide lines. While a regular expression cannot be read, the last one that could holds. */
final class LogFilter {

    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty pattern = new SimpleBooleanProperty();
    private final ObjectProperty<Set<Level>> levels = new SimpleObjectProperty<>(Set.of());
    private final ObjectProperty<Set<Integer>> hidden = new SimpleObjectProperty<>(Set.of());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Sift> sift = new ReadOnlyObjectWrapper<>(Sift.ALL);
    private int sources;

    LogFilter() {
        List.of(text, pattern, levels, hidden).forEach(each -> each.subscribe(this::understand));
    }

    private void understand() {
        Sift typed = new Sift(text.get(), pattern.get(), false, false, levels.get(), shown());
        Optional<Problem> broken = broken(typed);
        problem.set(broken);
        if (broken.isEmpty()) {
            sift.set(typed);
        }
    }

    /** Returns the sources that are not hidden; empty for all. */
    private Set<Integer> shown() {
        return hidden.get().isEmpty()
                ? Set.of()
                : IntStream.range(0, sources).boxed().filter(source -> !hidden.get().contains(source)).collect(Collectors.toUnmodifiableSet());
    }

    /** Says how many sources there are by now: a new one is not hidden. */
    void sources(int count) {
        if (count != sources) {
            sources = count;
            understand();
        }
    }

    static Optional<Problem> broken(Sift sift) {
        try {
            new Finder(sift);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    void clear() {
        text.set("");
        levels.set(Set.of());
        hidden.set(Set.of());
    }

    StringProperty textProperty() {
        return text;
    }

    /** Whether the text is a regular expression. */
    BooleanProperty patternProperty() {
        return pattern;
    }

    /** The levels that are shown; empty for all. */
    ObjectProperty<Set<Level>> levelsProperty() {
        return levels;
    }

    /** The sources that are not shown. */
    ObjectProperty<Set<Integer>> hiddenProperty() {
        return hidden;
    }

    /** Why what is typed cannot be understood. */
    ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Sift> siftProperty() {
        return sift.getReadOnlyProperty();
    }
}
