package dev.pilothouse.kinds;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Says how a kind reads, column by column, in the order in which kubectl prints them.
 *
 * <p>A column takes either the dotted path of its field, which is then read, or a function; what functions read is named by
 * {@link #reads}. A test compares rows of whole objects with rows of objects that hold only what is read.
 *
 * @param <T> what is worked out once for each row
 */
final class TableBuilder<T> {

    private static final String METADATA = "metadata";

    private final Function<Tree, T> reading;
    private final List<Column> columns = new ArrayList<>();
    private final List<BiFunction<Tree, T, Cell>> cells = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private BiFunction<Tree, T, Health> health = (object, _) -> unlessDeleted(object, Health.ok(""));

    private TableBuilder(Function<Tree, T> reading) {
        this.reading = reading;
    }

    /** Starts a table whose cells are read straight from the object, with the column {@code NAME}. */
    static TableBuilder<Tree> named() {
        return named(Function.identity());
    }

    /** Starts a table for which something is worked out once for each row, with the column {@code NAME}. */
    static <T> TableBuilder<T> named(Function<Tree, T> reading) {
        return unnamed(reading).name();
    }

    /** Starts a table without any column. */
    static <T> TableBuilder<T> unnamed(Function<Tree, T> reading) {
        return new TableBuilder<>(reading);
    }

    TableBuilder<T> name() {
        return add(Column.text("name", "NAME"), (object, _) -> line(object.text(METADATA, "name")));
    }

    TableBuilder<T> age() {
        return since("AGE", "metadata.creationTimestamp");
    }

    /** Adds the moment of creation as kinds without a printer of their own show it. */
    TableBuilder<T> createdAt() {
        return text("CREATED AT", "metadata.creationTimestamp");
    }

    TableBuilder<T> text(String title, String path) {
        return text(title, path, "");
    }

    /** Adds a text that reads as the fallback where the field is absent. */
    TableBuilder<T> text(String title, String path, String fallback) {
        String[] steps = read(path);
        return add(Column.text(id(title), title), (object, _) -> line(object.at(steps).isPresent() ? object.text(steps) : fallback));
    }

    TableBuilder<T> text(String title, Function<T, String> text) {
        return add(Column.text(id(title), title), (_, read) -> line(text.apply(read)));
    }

    TableBuilder<T> count(String title, String path) {
        String[] steps = read(path);
        return add(Column.number(id(title), title), (object, _) -> new Cell.Count(object.number(0, steps)));
    }

    TableBuilder<T> count(String title, ToLongFunction<T> count) {
        return add(Column.number(id(title), title), (_, read) -> new Cell.Count(count.applyAsLong(read)));
    }

    TableBuilder<T> ratio(String title, ToIntFunction<T> part, ToIntFunction<T> whole) {
        return add(
                Column.number(id(title), title),
                (_, read) -> new Cell.Ratio(part.applyAsInt(read), whole.applyAsInt(read)));
    }

    TableBuilder<T> since(String title, String path) {
        String[] steps = read(path);
        return add(
                Column.number(id(title), title),
                (object, _) -> new Cell.Since(Timestamp.epochSecond(object.text(steps))));
    }

    /** Adds a column of any type of cell. */
    TableBuilder<T> cell(String title, Column.Align align, Function<T, Cell> cell) {
        return add(new Column(id(title), title, align, false, false), (_, read) -> cell.apply(read));
    }

    /** Makes the column that was added last one that is only shown when asked for. */
    TableBuilder<T> whenWide() {
        columns.set(columns.size() - 1, columns.getLast().whenWide());
        return this;
    }

    /** Makes the column that was added last one that kubectl does not have, shown only when asked for. */
    TableBuilder<T> ours() {
        columns.set(columns.size() - 1, columns.getLast().ours());
        return this;
    }

    /** Names further paths that functions and health read. */
    TableBuilder<T> reads(String... more) {
        paths.addAll(List.of(more));
        return this;
    }

    /** Sets how health is judged of objects that are not being deleted; those that are read as {@code Terminating}. */
    TableBuilder<T> health(Function<T, Health> judge) {
        health = (object, read) -> unlessDeleted(object, judge.apply(read));
        return this;
    }

    /** Sets how health is judged, of objects that are being deleted as well. */
    TableBuilder<T> healthEvenInDeletion(Function<T, Health> judge) {
        health = (_, read) -> judge.apply(read);
        return this;
    }

    Projection build(Interner shared) {
        return new TableProjection<>(
                List.copyOf(columns), List.copyOf(cells), Reads.of(paths.toArray(String[]::new)), reading, health, shared);
    }

    private TableBuilder<T> add(Column column, BiFunction<Tree, T, Cell> cell) {
        columns.add(new Column(unique(column.id()), column.title(), column.align(), column.wide(), column.own()));
        cells.add(cell);
        return this;
    }

    /** Custom kinds may well ask for two columns of one title. */
    private String unique(String id) {
        long before = columns.stream().filter(column -> column.id().equals(id)).count();
        return before == 0 ? id : unique(id + "-" + (before + 1));
    }

    private static Health unlessDeleted(Tree object, Health health) {
        return object.has(METADATA, "deletionTimestamp") ? Health.progress("Terminating") : health;
    }

    private String[] read(String path) {
        paths.add(path);
        return path.split("\\.");
    }

    private static String id(String title) {
        return title.toLowerCase(Locale.ROOT).replace("(s)", "s").replace(' ', '-');
    }

    /** One line of text; kubectl cuts at the first line break and says so. */
    static Cell line(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == '\f') {
                return new Cell.Text(text.substring(0, i) + "...");
            }
        }
        return new Cell.Text(text);
    }
}
