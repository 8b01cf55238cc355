package dev.pilothouse.change;

import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Fields;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who owns which field of an object, read from {@code metadata.managedFields} as server-side apply keeps it.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-Side Apply</a>
 */
final class ManagedFields {

    private final Tree live;
    private final List<Tree> entries;

    private ManagedFields(Tree live, List<Tree> entries) {
        this.live = live;
        this.entries = entries;
    }

    static ManagedFields of(Document live) {
        return new ManagedFields(live.tree(), live.tree().trees("metadata", "managedFields"));
    }

    /**
     * Returns the fields that we have applied before, with the values that they have now.
     *
     * <p>Server-side apply takes an intent for everything that its manager wants: what we owned and do not send again is removed from
     * the object. So whoever sets one field must send all of these with it.
     */
    Tree applied() {
        Tree applied = Tree.EMPTY;
        for (Tree entry : entries) {
            if (isOurs(entry)) {
                applied = Fields.overlay(applied, FieldSet.of(entry).extract(live));
            }
        }
        return applied;
    }

    /** Returns the result without the fields that only we own and that the intent does not name any more: the server will drop them. */
    Tree withoutAbandoned(Tree result, Tree intent) {
        List<FieldSet> others = new ArrayList<>();
        Tree kept = result;
        for (Tree entry : entries) {
            if (!isOurs(entry)) {
                others.add(FieldSet.of(entry));
            }
        }
        for (Tree entry : entries) {
            if (isOurs(entry)) {
                kept = FieldSet.of(entry).prune(kept, intent, others);
            }
        }
        return kept;
    }

    /** Returns the owners of the fields whose values differ between the live object and the result, us left out. */
    List<FieldOwner> othersThatLose(Tree result) {
        Set<FieldOwner> owners = new LinkedHashSet<>();
        for (Tree entry : entries) {
            String manager = entry.text("manager");
            if (!manager.equals(Write.FIELD_MANAGER)) {
                FieldSet.of(entry).differing(live, result).forEach(path -> owners.add(new FieldOwner(path, manager)));
            }
        }
        return List.copyOf(owners);
    }

    /** Returns when the owner wrote last, of the entry that names the field. */
    Optional<Instant> since(FieldOwner owner) {
        Tree without = Fields.without(live, List.of(owner.field()));
        return entries.stream()
                .filter(entry -> entry.text("manager").equals(owner.manager()))
                .filter(entry -> !FieldSet.of(entry).differing(live, without).isEmpty())
                .flatMap(entry -> time(entry).stream())
                .max(Comparator.naturalOrder());
    }

    /** Returns when an entry was written last. */
    static Optional<Instant> time(Tree entry) {
        try {
            return Optional.of(Instant.parse(entry.text("time")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isOurs(Tree entry) {
        return entry.text("manager").equals(Write.FIELD_MANAGER)
                && entry.text("operation").equals("Apply")
                && entry.text("subresource").isEmpty();
    }
}
