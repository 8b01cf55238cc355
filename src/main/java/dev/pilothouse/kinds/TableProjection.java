package dev.pilothouse.kinds;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A projection that is put together by a {@link TableBuilder}.
 *
 * @param <T> what is worked out once for a row and shared by its cells and its health; the object itself where nothing is
 */
final class TableProjection<T> implements Projection {

    private final List<Column> columns;
    private final List<BiFunction<Tree, T, Cell>> cells;
    private final Reads reads;
    private final Function<Tree, T> reading;
    private final BiFunction<Tree, T, Health> health;
    private final Interner shared;

    TableProjection(
            List<Column> columns,
            List<BiFunction<Tree, T, Cell>> cells,
            Reads reads,
            Function<Tree, T> reading,
            BiFunction<Tree, T, Health> health,
            Interner shared) {
        this.columns = columns;
        this.cells = cells;
        this.reads = reads;
        this.reading = reading;
        this.health = health;
        this.shared = shared;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Reads reads() {
        return reads;
    }

    @Override
    public Row row(Kind kind, Tree object) {
        T read = reading.apply(object);
        Cell[] line = new Cell[cells.size()];
        for (int i = 0; i < line.length; i++) {
            line[i] = shared.intern(cells.get(i).apply(object, read));
        }
        return new Row(
                new ResourceRef(kind, shared.intern(object.text("metadata", "namespace")), object.text("metadata", "name")),
                object.text("metadata", "uid"),
                object.text("metadata", "resourceVersion"),
                Timestamp.epochSecond(object.text("metadata", "creationTimestamp")),
                shared.intern(health.apply(object, read)),
                shared.intern(Labels.of(object.texts("metadata", "labels"))),
                owner(object),
                List.copyOf(Arrays.asList(line)));
    }

    @Override
    public Health health(Tree object) {
        return health.apply(object, reading.apply(object));
    }

    private @Nullable String owner(Tree object) {
        for (Tree owner : object.trees("metadata", "ownerReferences")) {
            if (owner.isTrue("controller")) {
                return shared.intern(owner.text("uid"));
            }
        }
        return null;
    }
}
