package dev.pilothouse.ui.change;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Preview;
import dev.pilothouse.change.Rehearsal;
import dev.pilothouse.model.Problem;
import java.util.List;
import java.util.Optional;

/**
 * One document of a text that is to be applied, and what is known of it.
 *
 * @param line its first line in the text, from 1
 * @param wish what it asks for, when it can be read and the cluster knows its kind
 */
record Manifest(int line, String kind, String namespace, String name, Optional<Draft.Wish> wish, Standing standing) {

    Manifest with(Standing next) {
        return new Manifest(line, kind, namespace, name, wish, next);
    }

    /** How far a document has come. */
    sealed interface Standing {

        /** It cannot be read, or the cluster has no such kind. */
        record Broken(int line, Problem problem) implements Standing {}

        /** It is being compared with what the cluster has. */
        record Comparing() implements Standing {}

        record Compared(Preview preview) implements Standing {}

        /** The comparison failed, for example for want of a right. */
        record NotCompared(Problem problem) implements Standing {}

        record Rehearsing(Preview preview) implements Standing {}

        record Rehearsed(Preview preview, Rehearsal.Verdict verdict) implements Standing {}

        /** What the comparison or dry run said, as far as there is one. */
        default Optional<Preview> previewSoFar() {
            return switch (this) {
                case Compared compared -> Optional.of(compared.preview);
                case Rehearsing rehearsing -> Optional.of(rehearsing.preview);
                case Rehearsed rehearsed -> Optional.of(rehearsed.preview);
                case Broken _, Comparing _, NotCompared _ -> Optional.empty();
            };
        }

        /** The server's or our own reason why it cannot be applied, if there is one. */
        default Optional<Problem> trouble() {
            return switch (this) {
                case Broken broken -> Optional.of(broken.problem);
                case NotCompared notCompared -> Optional.of(notCompared.problem);
                case Rehearsed(_, Rehearsal.Verdict.Refused(Problem problem, List<String> _)) -> Optional.of(problem);
                case Compared _, Comparing _, Rehearsing _, Rehearsed _ -> Optional.empty();
            };
        }
    }
}
