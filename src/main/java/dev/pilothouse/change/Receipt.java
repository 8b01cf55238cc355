package dev.pilothouse.change;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a change did, written to the journal before anybody is told.
 *
 * @param id unique in the journal, short enough to type
 * @param at when it began, by this computer's clock
 * @param clusterTime the same moment by the cluster's clock, to stand beside what the cluster tells; a simulated one runs its own way
 * @param context name of the context that was changed
 * @param entries what was changed
 * @param open what was to be changed too and was not, or is not known to be: each object before and as it was wanted
 * @param trouble why something is open
 */
public record Receipt(
        String id,
        Instant at,
        Instant clusterTime,
        String context,
        Draft.Summary summary,
        List<Entry> entries,
        List<Entry> open,
        Author by,
        Result result,
        Optional<Problem> trouble) {

    public Receipt {
        entries = List.copyOf(entries);
        open = List.copyOf(open);
    }

    /** A change of a cluster whose clock agrees with this computer's. */
    public Receipt(
            String id, Instant at, String context, Draft.Summary summary, List<Entry> entries, List<Entry> open, Author by, Result result, Optional<Problem> trouble) {
        this(id, at, at, context, summary, entries, open, by, result, trouble);
    }

    /** A change that was applied whole. */
    public Receipt(String id, Instant at, String context, Draft.Summary summary, List<Entry> entries) {
        this(id, at, context, summary, entries, List.of(), Author.UNKNOWN, Result.APPLIED, Optional.empty());
    }

    /**
     * One object that was changed.
     *
     * @param before empty when it was created
     * @param after empty when it was deleted
     */
    public record Entry(ResourceRef ref, Optional<Document> before, Optional<Document> after) {}

    /**
     * Who made a change.
     *
     * @param person user of this computer, empty when not known
     * @param clusterUser name by which the server knows that person, empty when it does not say
     */
    public record Author(String person, String clusterUser) {

        public static final Author UNKNOWN = new Author("", "");

        /** Returns the user of this computer as that user of the cluster. */
        public static Author here(String clusterUser) {
            return new Author(System.getProperty("user.name", ""), clusterUser);
        }
    }

    /** How a change ended. */
    public enum Result {
        /** Everything was changed. */
        APPLIED,
        /** Some objects were changed. */
        PARTLY,
        /** Nothing was changed. */
        REFUSED,
        /** Nobody has heard: the connection or this program ended in the middle. */
        UNKNOWN,
        /** It is being applied at this moment, here or by another program. */
        RUNNING
    }

    /** Returns all objects that it is about, the changed ones first. */
    public List<ResourceRef> refs() {
        return Stream.concat(entries.stream(), open.stream()).map(Entry::ref).toList();
    }

    /** Returns this change with one more object known to be changed. */
    Receipt with(Entry done) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(done);
        return new Receipt(id, at, clusterTime, context, summary, more, without(done.ref()), by, result, trouble);
    }

    /** Returns this change as it ended. */
    Receipt ended(Result how, Optional<Problem> why) {
        return new Receipt(id, at, clusterTime, context, summary, entries, open, by, how, why);
    }

    /** Returns this change without an object that needed none. */
    Receipt settled(ResourceRef ref) {
        return new Receipt(id, at, clusterTime, context, summary, entries, without(ref), by, result, trouble);
    }

    private List<Entry> without(ResourceRef ref) {
        List<Entry> left = new ArrayList<>(open);
        left.stream().filter(entry -> entry.ref().equals(ref)).findFirst().ifPresent(left::remove);
        return left;
    }
}
