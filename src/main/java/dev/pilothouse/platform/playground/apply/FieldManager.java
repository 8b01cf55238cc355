package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.schema.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps {@code metadata.managedFields} of the objects of one kind, and does server-side apply.
 *
 * <p>One for each kind and subresource, made once and used for every write. How a write goes on the real server, and must go here so that
 * the same owners come out:
 * <ol>
 *   <li>create, update, patch: read the body and set defaults; {@link #update} with the stored object and the new one; then admission,
 *       and what the server sets by itself (status of a new object, allocated addresses), which nobody owns.</li>
 *   <li>apply: {@link #apply} with the stored object and the body as it came, without defaults; set defaults on the result; admission. When
 *       the result is equal to the stored object, nothing is written.</li>
 * </ol>
 * {@code scale} is written as an update of the main object with the subresource {@code scale}. Owners that wrote in another version of
 * the kind are compared in this one.
 */
public final class FieldManager {

    /** Fields that nobody owns. */
    private static final FieldSet UNTRACKED = FieldSet.of(
            "apiVersion", "kind", "metadata", "metadata.name", "metadata.namespace", "metadata.creationTimestamp", "metadata.selfLink",
            "metadata.uid", "metadata.clusterName", "metadata.generation", "metadata.managedFields", "metadata.resourceVersion");

    private static final String BEFORE_FIRST_APPLY = "before-first-apply";

    private final Kind kind;
    private final Schema schema;
    private final String subresource;
    private final Ownership ownership;

    /**
     * Makes one for a kind in one version.
     *
     * @param schema of the whole object; that of a custom kind has no type name
     * @param subresource through which the writes come, empty for the object itself
     * @param hasStatus whether the kind has the subresource {@code status}, so that writes of the object leave the status alone
     */
    public FieldManager(Kind kind, Schema schema, String subresource, boolean hasStatus) {
        this.kind = kind;
        this.schema = schema;
        this.subresource = subresource;
        this.ownership = new Ownership(schema, kind.apiVersion(), ResetFields.of(kind, subresource, hasStatus));
    }

    /**
     * Returns the object with its owners after a create, update or patch.
     *
     * @param live as it is stored; empty for a create
     * @param object as it is to be stored. Its own {@code managedFields} count when they are given and sound, {@code [{}]} or an empty list
     *     forgets all owners; through a subresource they don't count
     * @param manager who writes, {@code unknown} if empty
     */
    public Document update(Optional<Document> live, Document object, String manager, Instant now) {
        Map<String, Object> before = live.map(document -> ManagedFields.strip(document.fields())).orElse(Map.of());
        Map<String, Object> after = ManagedFields.strip(object.fields());
        ManagedFields managed = given(live, object);
        boolean untracked = managed.isEmpty() && live.isPresent();
        if (!untracked) {
            fit(managed);
            record(before, after, managed, manager, now);
        }
        Document result = Document.of(managed.into(after));
        return live.filter(old -> equalButTimes(old, result)).map(old -> withManagedFieldsOf(old, result)).orElse(result);
    }

    private void record(Map<String, Object> before, Map<String, Object> after, ManagedFields managed, String manager, Instant now) {
        FieldSet gained = ownership.updated(withKind(before), after, managed).difference(UNTRACKED);
        if (!gained.isEmpty()) {
            Owner owner = Owner.updater(manager, kind.apiVersion(), subresource);
            managed.put(owner, gained.union(managed.fields(owner)), kind.apiVersion());
            if (!subresource.equals("scale")) { // the real server keeps no time of these
                managed.stamp(owner, now);
            }
        }
        UpdaterLimit.enforce(managed);
    }

    /** A new object has its kind from the start. */
    private Map<String, Object> withKind(Map<String, Object> object) {
        return object.isEmpty() ? Map.of("apiVersion", kind.apiVersion(), "kind", kind.name(), "metadata", Map.of()) : object;
    }

    /** Takes the owners that the request states, else those that are stored. */
    private ManagedFields given(Optional<Document> live, Document object) {
        if (subresource.isEmpty()) {
            Optional<Object> stated = object.tree().at("metadata", "managedFields");
            if (stated.isPresent() && stated.get() instanceof List<?> list && forgets(list)) {
                return ManagedFields.none();
            }
            ManagedFields managed = readOrNone(object);
            if (!managed.isEmpty()) {
                return managed;
            }
        }
        return live.map(FieldManager::readOrNone).orElseGet(ManagedFields::none);
    }

    private static boolean forgets(List<?> stated) {
        return stated.isEmpty() || (stated.size() == 1 && stated.getFirst() instanceof Map<?, ?> only && only.isEmpty());
    }

    private static ManagedFields readOrNone(Document object) {
        try {
            return ManagedFields.read(object.fields());
        } catch (RuntimeException e) { // unsound owners are no owners, as on the real server
            return ManagedFields.none();
        }
    }

    private void fit(ManagedFields managed) {
        managed.entries().replaceAll((_, owned) -> owned.with(owned.fields().fittedTo(schema)));
    }

    /**
     * Returns the stored object with what is applied laid over it, and its new owners; the stored one itself when nothing changes.
     *
     * @param live as it is stored; empty when the apply creates it
     * @param force whether to take over fields that others own
     * @throws Refusal 409 with the conflicts; 400 when it is of another kind or has {@code managedFields}; 500, as the real server, when
     *     it does not fit its schema
     */
    public Document apply(Optional<Document> live, Document applied, String manager, boolean force, Instant now) {
        if (!applied.apiVersion().equals(kind.apiVersion()) || !applied.kindName().equals(kind.name())) {
            throw Refusal.badRequest("invalid object type: " + shownKind(applied));
        }
        if (applied.tree().has("metadata", "managedFields")) {
            throw Refusal.badRequest("metadata.managedFields must be nil");
        }
        String errors = TypeCheck.errors(schema, applied.fields());
        if (!errors.isEmpty()) {
            throw new Refusal(500, "", "failed to create typed patch object (" + shownName(applied) + "; " + shownKind(applied) + "): " + errors, Map.of());
        }
        Map<String, Object> before = live.map(document -> ManagedFields.strip(document.fields())).orElse(Map.of());
        ManagedFields managed = live.map(FieldManager::readOrNone).orElseGet(ManagedFields::none);
        if (managed.isEmpty() && live.isPresent()) {
            record(Map.of(), before, managed, BEFORE_FIRST_APPLY, now);
        }
        fit(managed);
        Ownership.Outcome.Merged outcome = settle(before, applied, managed, manager, force);
        Owner owner = Owner.applier(manager, subresource);
        ManagedFields owners = outcome.managed();
        owners.put(owner, owners.fields(owner).difference(UNTRACKED), kind.apiVersion());
        if (!Scalars.same(before, outcome.object())) {
            owners.stamp(owner, now);
        }
        Map<String, Object> merged = LastApplied.renewed(Removing.dropNulls(schema, outcome.object()), applied, manager);
        Document result = Document.of(owners.into(merged));
        return live.filter(old -> equalButTimes(old, result)).orElse(result);
    }

    private Ownership.Outcome.Merged settle(Map<String, Object> live, Document applied, ManagedFields managed, String manager, boolean force) {
        Owner owner = Owner.applier(manager, subresource);
        Map<String, Object> stated = applied.fields();
        Ownership.Outcome outcome = ownership.applied(live, stated, managed, owner, force);
        if (outcome instanceof Ownership.Outcome.Refused refused) {
            List<Conflict> left = LastApplied.stillInConflict(schema, kind.apiVersion(), live, manager, refused.conflicts());
            if (!left.isEmpty()) {
                throw Conflict.refusal(left);
            }
            outcome = ownership.applied(live, stated, managed, owner, true);
        }
        return switch (outcome) {
            case Ownership.Outcome.Merged merged -> merged;
            case Ownership.Outcome.Refused refused -> throw Conflict.refusal(refused.conflicts());
        };
    }

    private static String shownKind(Document object) {
        String apiVersion = object.apiVersion();
        return (apiVersion.contains("/") ? apiVersion : "/" + apiVersion) + ", Kind=" + object.kindName();
    }

    private static String shownName(Document object) {
        return object.namespace() + "/" + object.name();
    }

    private static boolean equalButTimes(Document old, Document result) {
        return Scalars.same(ManagedFields.strip(old.fields()), ManagedFields.strip(result.fields()))
                && withoutTimes(old).equals(withoutTimes(result));
    }

    private static List<Map<String, Object>> withoutTimes(Document object) {
        return object.tree().trees("metadata", "managedFields").stream().map(FieldManager::withoutTime).toList();
    }

    private static Map<String, Object> withoutTime(Tree entry) {
        Map<String, Object> fields = new LinkedHashMap<>(entry.fields());
        fields.remove("time");
        return fields;
    }

    private static Document withManagedFieldsOf(Document old, Document result) {
        return Scalars.same(old.fields(), result.fields()) ? old : result;
    }
}
