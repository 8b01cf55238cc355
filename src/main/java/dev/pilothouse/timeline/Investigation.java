package dev.pilothouse.timeline;

import dev.pilothouse.change.Journal;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Asks an open cluster and the journal what happened. All calls block. */
public record Investigation(Session session, Journal journal) {

    /** Returns the changes from here in this context. */
    public List<Happening> changes() {
        return Changes.of(journal.receipts(), session.context().name());
    }

    /**
     * Lists once what happened in a namespace.
     *
     * @param namespace empty for all
     * @param kinds of the rows that are asked for, some of {@link TimelineRows#KINDS}
     */
    public TimelineRows read(String namespace, List<Kind> kinds) {
        TimelineRows rows = TimelineRows.of(session);
        rows.kinds().stream().filter(kinds::contains).forEach(kind -> rows.change(kind, session.cluster().rows(Query.in(kind, namespace)), List.of()));
        return rows;
    }

    /** Returns what changed before the object or one of its family broke; empty when there is no warning about them. */
    public Optional<Before> before(ResourceRef object, Family family, Collection<Happening> happenings) {
        return Before.broke(family, happenings).map(warning -> {
            List<Tie> ties = new ArrayList<>(Tie.of(warning.about(), this::find));
            if (ties.stream().noneMatch(tie -> Family.same(tie.ref(), object))) {
                ties.addAll(Tie.of(object, this::find));
            }
            return Before.of(object, warning, ties, happenings);
        });
    }

    /** What is gone or may not be read is no reason to say nothing about the rest. */
    private Optional<Document> find(ResourceRef ref) {
        try {
            return Optional.of(session.cluster().get(ref));
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }
}
