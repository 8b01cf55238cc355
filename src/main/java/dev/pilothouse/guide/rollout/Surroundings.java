package dev.pilothouse.guide.rollout;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import java.util.List;

/** The door through which a rollout is read. Calls block. */
public interface Surroundings {

    /**
     * Returns the objects that the selectors choose, as the server evaluates them; nothing when they may not be read.
     *
     * @param labels label selector, empty for all
     * @param fields field selector, empty for all
     */
    List<Document> around(Kind kind, String namespace, String labels, String fields);
}
