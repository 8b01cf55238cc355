package dev.pilothouse.ui.detail;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import java.time.Instant;

/** What is known of the object that is looked at. */
sealed interface DetailState {

    /** It is being fetched. */
    record Opening() implements DetailState {}

    /** It is there, as it was at its version; a newer one replaces this. */
    record Shown(Document document, Catalog catalog) implements DetailState {}

    /** It was deleted while it was looked at; this is how it was last seen. */
    record Gone(Document last, Catalog catalog, Instant when) implements DetailState {}

    /** It cannot be shown. */
    record Refused(Problem problem) implements DetailState {}
}
