package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.kinds.Projection;
import dev.pilothouse.kinds.Reads;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Tree;
import dev.pilothouse.schema.ProtobufMessage;
import java.util.Optional;
import java.util.function.Function;

/** Reads the objects of one kind as rows. For one thread. */
final class RowReader implements ItemReader<Row> {

    private final Kind kind;
    private final Projection projection;
    private final Sharing sharing;

    private final Optional<PackedFields> packed;

    /** Reads JSON alone. */
    RowReader(Kind kind, Projection projection, Sharing sharing) {
        this(kind, projection, sharing, Optional.empty());
    }

    /** @param packed reads the same out of protocol buffers where they know the kind */
    RowReader(Kind kind, Projection projection, Sharing sharing, Optional<PackedFields> packed) {
        this.kind = kind;
        this.projection = projection;
        this.sharing = sharing;
        this.packed = packed;
    }

    /** Returns which fields of an object are needed. */
    Reads reads() {
        return projection.reads();
    }

    Sharing sharing() {
        return sharing;
    }

    @Override
    public Row read(JsonReader reader) {
        return row(new Tree(reader.object(projection.reads())));
    }

    @Override
    public Optional<Function<ProtobufMessage, Row>> packed() {
        return packed.map(fields -> message -> row(new Tree(fields.read(message))));
    }

    /** Returns the row of an object that holds at least what the projection reads. */
    Row row(Tree object) {
        Row row = projection.row(kind, object);
        return row.uid().isEmpty() ? withUid(row) : row;
    }

    /** What is computed when asked for, such as metrics, has no uid: its place serves. */
    private static Row withUid(Row row) {
        String place = row.namespace() + "/" + row.name();
        return new Row(
                row.ref(), place, row.version(), row.created(), row.health(), row.labels(), row.owner(), row.cells());
    }
}
