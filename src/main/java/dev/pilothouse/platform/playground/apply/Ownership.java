package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rules of field ownership ("Server-Side Apply" in the Kubernetes documentation): who gains and who loses fields by a write, and
 * which fields disappear because their owner no longer applies them.
 *
 * @param apiVersion in which the write is made
 * @param ignored fields that a write of this kind cannot change
 */
record Ownership(Schema schema, String apiVersion, FieldSet ignored) {

    /** What an apply comes to: the merged object and its owners, or the conflicts that keep it from being. */
    sealed interface Outcome {
        record Merged(Map<String, Object> object, ManagedFields managed) implements Outcome {}

        record Refused(List<Conflict> conflicts) implements Outcome {}
    }

    /** Returns the fields that the write itself gives its author. All others lose what changed. */
    FieldSet updated(Map<String, Object> before, Map<String, Object> after, ManagedFields managed) {
        Comparison comparison = Comparison.of(schema, before, after).without(ignored);
        takeFromOthers(comparison, managed, List.of());
        return comparison.written();
    }

    Outcome applied(Map<String, Object> live, Map<String, Object> applied, ManagedFields before, Owner owner, boolean force) {
        ManagedFields managed = before.copy();
        FieldSet last = managed.fields(owner);
        FieldSet stated = Leaves.of(schema, applied).without(ignored);
        managed.entries().remove(owner);
        managed.put(owner, stated, apiVersion);
        before.entries().computeIfPresent(owner, (_, owned) -> {
            owned.time().ifPresent(time -> managed.stamp(owner, time));
            return owned;
        });
        Map<String, Object> merged = prune(Merging.merge(schema, live, applied), managed, last);
        Comparison comparison = Comparison.of(schema, live, merged).without(ignored);
        List<Conflict> conflicts = conflicts(comparison, managed, owner);
        if (!force && !conflicts.isEmpty()) {
            return new Outcome.Refused(conflicts);
        }
        takeFromOthers(comparison, managed, List.of(owner));
        return new Outcome.Merged(merged, managed);
    }

    private static List<Conflict> conflicts(Comparison comparison, ManagedFields managed, Owner applier) {
        FieldSet written = comparison.written();
        List<Conflict> conflicts = new ArrayList<>();
        managed.entries().forEach((owner, owned) -> {
            if (!owner.equals(applier)) {
                owned.fields().intersection(written).forEach(path -> conflicts.add(new Conflict(owner, path)));
            }
        });
        return conflicts;
    }

    private static void takeFromOthers(Comparison comparison, ManagedFields managed, List<Owner> except) {
        FieldSet changed = comparison.written().union(comparison.removed());
        if (changed.isEmpty()) {
            return;
        }
        List<Owner> owners = new ArrayList<>(managed.entries().keySet());
        owners.removeAll(except);
        for (Owner owner : owners) {
            ManagedFields.Owned owned = managed.entries().get(owner);
            if (owned != null) {
                managed.put(owner, owned.fields().difference(changed), owned.apiVersion());
            }
        }
    }

    /** Takes out of the merged object what the applier stated last time, no longer states, and nobody else owns. */
    private Map<String, Object> prune(Map<String, Object> merged, ManagedFields managed, FieldSet last) {
        if (last.isEmpty()) {
            return merged;
        }
        FieldSet lastWide = last.withNamedParents(schema);
        FieldSet mergedWide = wide(merged);
        Map<String, Object> pruned = Removing.remove(schema, merged, lastWide);
        FieldSet owned = FieldSet.EMPTY;
        for (ManagedFields.Owned each : managed.entries().values()) {
            owned = owned.union(each.fields());
        }
        // what others own comes back, with what it stands in
        pruned = Removing.remove(schema, merged, mergedWide.difference(wide(pruned).union(owned.withNamedParents(schema))));
        // and so does what went only because it stood in something that was removed
        return Removing.remove(schema, merged, mergedWide.difference(wide(pruned)).intersection(lastWide));
    }

    private FieldSet wide(Map<String, Object> object) {
        return Leaves.of(schema, object).withNamedParents(schema);
    }
}
