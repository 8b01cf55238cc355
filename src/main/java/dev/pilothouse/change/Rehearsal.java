package dev.pilothouse.change;

import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import java.time.Instant;
import java.util.List;

/** What the server said to a preview when it was asked to try without keeping anything. */
public final class Rehearsal {

    private final Preview preview;
    private final List<Rehearser.Tried> tried;
    private final Choices choices;
    private final Instant at;

    Rehearsal(Draft draft, List<Rehearser.Tried> tried, Choices choices, Instant at) {
        this.preview = new Preview(draft, tried.stream().map(Rehearser.Tried::item).toList());
        this.tried = List.copyOf(tried);
        this.choices = choices;
        this.at = at;
    }

    /**
     * Returns the preview that was rehearsed. Objects that got newer meanwhile, without anything that the change touches, are in it
     * as they are now.
     */
    public Preview preview() {
        return preview;
    }

    /** Returns one verdict for each item of the preview, in the same order. */
    public List<Verdict> verdicts() {
        return tried.stream().map(Rehearser.Tried::verdict).toList();
    }

    /** Returns each item with its verdict and the write that the choice made of it. */
    List<Rehearser.Tried> tried() {
        return tried;
    }

    /** Returns what was chosen about fields that others own. */
    public Choices choices() {
        return choices;
    }

    /** Returns the fields that others own and the draft wants otherwise, object by object, each with what holds now. */
    public List<Dispute> disputes() {
        return tried.stream().flatMap(item -> item.disputes().stream()).toList();
    }

    /** Tells whether the server would change anything, as far as it was asked. */
    public boolean changesAnything() {
        return tried.stream().anyMatch(Rehearser.Tried::changes);
    }

    public Instant at() {
        return at;
    }

    /** Tells whether applying makes sense: nothing is refused and no choice is open. */
    public boolean applicable() {
        return verdicts().stream().allMatch(Verdict::isPositive);
    }

    /** What the server thinks of one item. */
    public sealed interface Verdict {

        /** Tells whether nothing speaks against applying. */
        default boolean isPositive() {
            return this instanceof Accepted || this instanceof CheckedHereOnly;
        }

        /**
         * It would be accepted.
         *
         * @param result the object as the server would keep it
         * @param filledIn paths that the server would add to what was asked, for example defaults
         * @param takenOver fields that would be taken from other managers
         */
        record Accepted(Document result, List<String> warnings, List<String> filledIn, List<FieldOwner> takenOver) implements Verdict {}

        /** Fields belong to others: somebody must choose to leave theirs or to take over. */
        record NeedsChoice(List<FieldOwner> owners) implements Verdict {}

        /** The object changed since the preview; a fresh preview is needed. */
        record Outdated(Problem problem) implements Verdict {}

        record Refused(Problem problem, List<String> causes) implements Verdict {}

        /**
         * Only our own checks were made: this platform cannot rehearse, or the server cannot try this yet because an earlier object of
         * the same draft makes the namespace or the kind that it needs.
         */
        record CheckedHereOnly() implements Verdict {}
    }

    /** What to do about fields that others own. */
    public enum Choice {
        /** Say so and wait, but take over from people's tools that are no controllers. */
        ASK,
        TAKE_OVER,
        LEAVE_THEIRS
    }
}
