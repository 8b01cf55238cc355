package dev.pilothouse.change;

import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.model.ResourceRef;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field that somebody else owns and that the draft wants otherwise.
 *
 * @param manager the owner's name as it gave it to the server
 * @param controller tells whether the owner is likely to write its value again by itself
 * @param since when the owner wrote last, null when the server does not say
 * @param theirs the value as it is; null when there is none. Both values are for people: those of a Secret are masked
 * @param ours the value that the draft wants; null when the field should go
 * @param choice what holds now
 * @param editAt the object that decides the value in the owner's place, such as an autoscaler, when one is known
 */
public record Dispute(
        ResourceRef ref,
        String field,
        String manager,
        boolean controller,
        @Nullable Instant since,
        @Nullable Object theirs,
        @Nullable Object ours,
        Choice choice,
        Optional<ResourceRef> editAt) {

    /** Returns the field as decisions name it. */
    public Choices.Field key() {
        return new Choices.Field(ref, field);
    }
}
