package dev.pilothouse.kinds;

import dev.pilothouse.model.Column;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Tree;
import java.util.List;

/** How objects of one kind read as rows of a table. Implementations are stateless. */
public interface Projection {

    /** Returns the columns, wide ones included, in the order of {@link Row#cells()}. */
    List<Column> columns();

    /** Returns what the projection reads, so that the list reader can skip everything else of an object. */
    Reads reads();

    /** Returns the row of an object, which holds at least the fields of {@link #reads()}. Never fails on odd objects. */
    Row row(Kind kind, Tree object);

    /** Returns the health of an object. */
    Health health(Tree object);
}
