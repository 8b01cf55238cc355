package dev.pilothouse.diagnosis;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.ResourceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What rules may ask of the cluster around an object. Answers block; what may not be read is answered like what is not there.
 *
 * <p>Whoever implements it keeps the answers, so that rules may ask the same again.
 */
public interface Scene {

    /** Returns the time of the cluster. */
    Instant now();

    /** Returns by how much this computer's clock is behind the cluster's; negative when it is ahead. */
    Duration skew();

    Optional<Document> get(ResourceRef ref);

    /** Returns all objects of a kind in a namespace; of cluster-wide kinds all. */
    List<Document> all(Kind kind, String namespace);

    /** Returns those of a kind in a namespace that a selector chooses; none when it asks for nothing. */
    List<Document> chosen(Kind kind, String namespace, LabelSelector selector);

    /** Returns the warnings about an object, the newest first. */
    List<Document> warnings(Document object);

    /**
     * Returns the last lines that a container wrote.
     *
     * @param previous of its run before this one
     */
    List<String> lastLines(ResourceRef pod, String container, boolean previous);
}
