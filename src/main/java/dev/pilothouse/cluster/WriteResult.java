package dev.pilothouse.cluster;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import java.util.List;

/** What the server said to a write. Trouble that is no verdict on the object (network, sign-in, rights) is thrown instead. */
public sealed interface WriteResult {

    /**
     * Accepted.
     *
     * @param document the object afterwards; after a deletion as it was last seen
     * @param warnings of the server, verbatim
     */
    record Accepted(Document document, List<String> warnings) implements WriteResult {}

    /** Fields belong to other managers. */
    record Conflicts(List<FieldOwner> owners) implements WriteResult {}

    /** The object is not the expected version any more, exists already or is gone. */
    record Changed(Problem problem) implements WriteResult {}

    /** The server refuses the object as it is. */
    record Refused(Problem problem, List<String> causes) implements WriteResult {}

    /**
     * A field that somebody else owns.
     *
     * @param field as the server writes it, for example {@code .spec.replicas}
     */
    record FieldOwner(String field, String manager) {}
}
