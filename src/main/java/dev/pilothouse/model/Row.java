package dev.pilothouse.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object as a line of a table: a few hundred bytes instead of the whole document.
 *
 * <p>Rows are what the house keeps of every listed object; the document is fetched when it is opened.
 *
 * @param ref where the object is
 * @param uid identity over its life, as in {@code metadata.uid}
 * @param version {@code metadata.resourceVersion} of what this row was read from
 * @param created creation time in epoch seconds, 0 when unknown
 * @param health worst of its parts
 * @param labels the object's labels
 * @param owner uid of the controlling owner, or null
 * @param cells one for each column of the kind, wide ones included, in their order
 */
public record Row(
        ResourceRef ref,
        String uid,
        String version,
        long created,
        Health health,
        Labels labels,
        @Nullable String owner,
        List<Cell> cells) {

    /** Tells whether only the version differs: nodes report again and again that nothing has happened. */
    public boolean saysTheSame(@Nullable Row other) {
        return other != null && new Row(ref, uid, other.version(), created, health, labels, owner, cells).equals(other);
    }

    public String name() {
        return ref.name();
    }

    public String namespace() {
        return ref.namespace();
    }
}
