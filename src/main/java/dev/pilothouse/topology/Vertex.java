package dev.pilothouse.topology;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import org.jspecify.annotations.Nullable;

/**
 * One object of the graph, a few hundred bytes.
 *
 * @param missing it is named by others and does not exist, or may not be read
 * @param controller the object that owns it at the top (a pod's Deployment, not its ReplicaSet), itself when nobody does
 * @param note what its box says beside its state
 */
public record Vertex(ResourceRef ref, Health health, Labels labels, ResourceRef controller, boolean missing, @Nullable Note note) {

    /** An object about which there is nothing more to say. */
    Vertex(ResourceRef ref, Health health, Labels labels, ResourceRef controller, boolean missing) {
        this(ref, health, labels, controller, missing, null);
    }

    Vertex faring(Health otherwise, @Nullable Note said) {
        return new Vertex(ref, otherwise, labels, controller, missing, said);
    }
}
