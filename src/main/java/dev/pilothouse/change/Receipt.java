package dev.pilothouse.change;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a change did, written to the journal before anybody is told.
 *
 * @param id unique in the journal, short enough to type
 * @param context name of the context that was changed
 */
public record Receipt(String id, Instant at, String context, Draft.Summary summary, List<Entry> entries) {

    /**
     * One object that was changed.
     *
     * @param before empty when it was created
     * @param after empty when it was deleted
     */
    public record Entry(ResourceRef ref, Optional<Document> before, Optional<Document> after) {}
}
