package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.platform.playground.control.Controller.Name;
import dev.pilothouse.platform.playground.control.Controller.Trigger;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Which objects belong to an owner: it adopts orphans that its selector names and lets go of those that it no longer names.
 *
 * <p>Rule of the Kubernetes documentation on owners and of its {@code ControllerRefManager}: only one controller may look after an object, and
 * an owner that is being deleted adopts nothing.
 */
final class Claims {

    private final Objects objects;
    private final String ownerResource;
    private final String ownerKind;
    private final String resource;
    private final Function<Document, LabelSelector> selector;
    private final BiPredicate<Document, Document> fits;
    private final Orphans orphans = new Orphans();

    /**
     * @param resource what is owned, for example {@code pods}
     * @param selector of an owner
     * @param fits whether an owner could adopt an object that its selector names
     */
    Claims(
            Objects objects,
            String ownerResource,
            String ownerKind,
            String resource,
            Function<Document, LabelSelector> selector,
            BiPredicate<Document, Document> fits) {
        this.objects = objects;
        this.ownerResource = ownerResource;
        this.ownerKind = ownerKind;
        this.resource = resource;
        this.selector = selector;
        this.fits = fits;
    }

    /** Returns what wakes the owners: a change of something that they own or could adopt. */
    Trigger trigger() {
        return new Trigger(resource, this::concerned);
    }

    private List<Name> concerned(Change change) {
        boolean sameToOwners = change.type() == Change.Type.MODIFIED
                && resource.equals(OwnedPods.RESOURCE)
                && change.before().filter(before -> Pods.sameToOwners(before, change.object())).isPresent();
        if (sameToOwners) {
            return List.of();
        }
        Set<Name> names = new LinkedHashSet<>();
        owner(change.object(), names);
        change.before().ifPresent(before -> owner(before, names));
        orphans.note(change).ifPresent(orphan -> objects.list(ownerResource, orphan.namespace()).stream()
                .filter(owner -> Selectors.selects(selector.apply(owner), orphan) && fits.test(owner, orphan))
                .forEach(owner -> names.add(new Name(owner.namespace(), owner.name()))));
        return List.copyOf(names);
    }

    private void owner(Document object, Set<Name> names) {
        Owners.controllerOf(object)
                .filter(owner -> owner.text("kind").equals(ownerKind))
                .ifPresent(owner -> names.add(new Name(object.namespace(), owner.text("name"))));
    }

    /** Returns what belongs to the owner, after adopting and letting go. */
    List<Document> of(Document owner) {
        LabelSelector wanted = selector.apply(owner);
        boolean ending = Owners.beingDeleted(owner);
        List<Document> claimed = new ArrayList<>();
        for (Document object : objects.controlledBy(resource, owner.uid())) {
            if (ending || wanted.requirements().isEmpty() || Selectors.selects(wanted, object)) {
                claimed.add(object);
            } else {
                setOwners(object, Owners.without(owner, object));
            }
        }
        if (!ending) {
            for (String orphan : orphans.in(owner.namespace(), wanted)) {
                objects.get(resource, owner.namespace(), orphan)
                        .filter(now -> Owners.controllerOf(now).isEmpty() && Selectors.selects(wanted, now) && fits.test(owner, now))
                        .ifPresent(now -> claimed.add(adopt(owner, now)));
            }
        }
        return claimed;
    }

    private Document adopt(Document owner, Document orphan) {
        List<Map<String, Object>> owners = new ArrayList<>(Owners.without(owner, orphan));
        owners.add(Owners.reference(owner));
        return setOwners(orphan, owners);
    }

    private Document setOwners(Document object, List<Map<String, Object>> owners) {
        Map<String, Object> metadata = Map.of("uid", object.uid(), "ownerReferences", owners);
        try {
            return objects.patch(resource, object.namespace(), object.name(), Map.of("metadata", metadata));
        } catch (Refusal refusal) {
            if (refusal.code() == 404) {
                return object;
            }
            throw refusal;
        }
    }
}
