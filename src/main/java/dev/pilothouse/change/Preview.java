package dev.pilothouse.change;

import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import java.util.List;
import java.util.Optional;

/** What a draft would do to the objects as they are now, worked out here without asking the server to try. */
public final class Preview {

    private final Draft draft;
    private final List<Item> items;

    Preview(Draft draft, List<Item> items) {
        this.draft = draft;
        this.items = List.copyOf(items);
    }

    public Draft draft() {
        return draft;
    }

    /** Returns one item for each wish, in the same order. */
    public List<Item> items() {
        return items;
    }

    /** Tells whether anything at all would change. */
    public boolean changesAnything() {
        return items.stream().anyMatch(item -> item.effect() != Effect.NOTHING);
    }

    /** What happens to one object. */
    public enum Effect {
        CREATE,
        CHANGE,
        DELETE,
        NOTHING
    }

    /**
     * One object before and after.
     *
     * @param live the object as it is, empty when there is none
     * @param result the object as it should become, empty for a deletion; the server may add defaults
     * @param others owners of fields that this would change, from the object's managed fields
     */
    public record Item(
            ResourceRef ref, Effect effect, Optional<Document> live, Optional<Document> result, List<FieldOwner> others, Write write) {}
}
