package dev.pilothouse.change;

import dev.pilothouse.change.Preview.Item;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field that the draft changes and that somebody else changed while it was being looked at: three values, of which one must win.
 *
 * @param was the value when the draft was previewed; null when there was none. These three are for people: those of a Secret are masked
 * @param theirs the value now; null when there is none
 * @param ours the value that the draft wants; null when the field should go
 * @param by field manager that wrote it last, empty when the server does not say
 * @param at when it was written, null when the server does not say
 */
public record Meanwhile(
        ResourceRef ref,
        String field,
        @Nullable Object was,
        @Nullable Object theirs,
        @Nullable Object ours,
        String by,
        @Nullable Instant at) {

    /** Returns the field as decisions name it. */
    public Choices.Field key() {
        return new Choices.Field(ref, field);
    }

    /** Returns the fields in which others got between a preview and a fresh one of the same draft, or of what is left of it. */
    public static List<Meanwhile> between(Preview seen, Preview fresh) {
        List<Meanwhile> all = new ArrayList<>();
        for (Item now : fresh.items()) {
            seen.items().stream().filter(item -> item.ref().equals(now.ref())).findFirst().ifPresent(before -> all.addAll(of(before, now)));
        }
        return List.copyOf(all);
    }

    private static List<Meanwhile> of(Item seen, Item now) {
        if (seen.live().isEmpty() || now.live().isEmpty() || now.result().isEmpty()) {
            return List.of();
        }
        Tree was = ObjectForms.comparable(seen.live().get());
        Tree theirs = ObjectForms.comparable(now.live().get());
        Tree ours = ObjectForms.comparable(now.result().get());
        List<String> changed = Fields.changed(was, theirs);
        ManagedFields owners = ManagedFields.of(now.live().get());
        MaskedFields values = new MaskedFields();
        return Fields.changed(theirs, ours).stream()
                .filter(changed::contains)
                .map(field -> meanwhile(now, field, was, theirs, ours, owners, values))
                .toList();
    }

    private static Meanwhile meanwhile(Item now, String field, Tree was, Tree theirs, Tree ours, ManagedFields owners, MaskedFields values) {
        Optional<FieldOwner> owner = owners.othersThatLose(now.result().map(Document::tree).orElse(Tree.EMPTY)).stream()
                .filter(other -> other.field().equals(field))
                .max(Comparator.comparing(other -> owners.since(other).orElse(Instant.EPOCH)));
        return new Meanwhile(
                now.ref(),
                field,
                values.at(now.ref(), was, field),
                values.at(now.ref(), theirs, field),
                values.at(now.ref(), ours, field),
                owner.map(FieldOwner::manager).orElse(""),
                owner.flatMap(owners::since).orElse(null));
    }
}
