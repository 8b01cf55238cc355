package dev.pilothouse.platform.playground.control.cluster;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.cluster.Dependents.Member;
import dev.pilothouse.platform.playground.registry.Change;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.DeleteOptions.Propagation;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Schemas;
import dev.pilothouse.text.Edit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Deletes what lost its owners, waits for what must go first, and frees what was orphaned, as the Kubernetes documentation describes garbage
 * collection.
 *
 * <p>It follows every resource that is served, custom kinds too, and so is no {@code Controller} of fixed triggers. An owner is looked up
 * once when an object names it; later deletions lead straight to the dependents.
 */
public final class GarbageCollector implements AutoCloseable {

    static final String FOREGROUND = "foregroundDeletion";
    static final String ORPHAN = "orphan";
    private static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";
    /** Objects that come and go by the thousand and own nothing. */
    private static final Set<String> OWN_NOTHING = Set.of("events", "events.events.k8s.io");
    private static final Duration LATER = Duration.ofSeconds(1);

    private final Objects objects;
    private final Schemas schemas;
    private final Agenda agenda;
    private final Dependents dependents = new Dependents();
    private final Map<String, Subscription> following = new HashMap<>();
    private final Set<Member> waiting = new LinkedHashSet<>();
    private boolean closed;

    public GarbageCollector(Objects objects, Schemas schemas, Agenda agenda) {
        this.objects = objects;
        this.schemas = schemas;
        this.agenda = agenda;
    }

    /** Begins to follow all that is served. */
    public void start() {
        followServed();
        follow(DEFINITIONS + "/served", DEFINITIONS, _ -> agenda.soon(this::followServed));
    }

    private void followServed() {
        Set<String> served = new HashSet<>();
        for (Resource resource : schemas.resources()) {
            if (resource.verbs().contains("list") && resource.verbs().contains("delete") && !OWN_NOTHING.contains(resource.name())) {
                served.add(resource.name());
            }
        }
        Set<String> gone;
        synchronized (this) {
            gone = new HashSet<>(following.keySet());
        }
        gone.removeIf(name -> served.contains(name) || name.endsWith("/served"));
        gone.forEach(this::stopFollowing);
        served.forEach(name -> follow(name, name, change -> note(name, change)));
    }

    private void follow(String key, String resource, Consumer<Change> listener) {
        synchronized (this) {
            if (closed || following.containsKey(key)) {
                return;
            }
            following.put(key, Subscription.NONE);
        }
        Subscription subscription = objects.follow(resource, listener);
        synchronized (this) {
            following.put(key, subscription);
        }
    }

    private void stopFollowing(String resource) {
        Subscription subscription;
        synchronized (this) {
            subscription = following.remove(resource);
        }
        if (subscription != null) {
            subscription.close();
        }
        dependents.forgetResource(resource).forEach(this::look);
    }

    private void note(String resource, Change change) {
        Document object = change.object();
        if (change.type() == Change.Type.DELETED) {
            List<Member> orphans = dependents.forget(object.uid());
            orphans.forEach(this::look);
            // whoever waits in the foreground for this one
            object.tree().trees("metadata", "ownerReferences").forEach(reference -> ownerOf(object, reference).ifPresent(this::look));
        } else if (dependents.note(resource, object) || (object.tree().has("metadata", "deletionTimestamp") && !finalizers(object).isEmpty())) {
            look(Dependents.member(resource, object));
        }
    }

    private Optional<Member> ownerOf(Document object, Tree reference) {
        return schemas.of(reference.text("apiVersion"), reference.text("kind"))
                .map(owner -> new Member(
                        owner.name(), owner.kind().namespaced() ? object.namespace() : "", reference.text("name"), reference.text("uid")));
    }

    private synchronized void look(Member member) {
        if (waiting.isEmpty()) {
            agenda.soon(this::work);
        }
        waiting.add(member);
    }

    private void work() {
        List<Member> members;
        synchronized (this) {
            members = new ArrayList<>(waiting);
            waiting.clear();
        }
        for (Member member : members) {
            try {
                collect(member);
            } catch (Refusal e) {
                agenda.after(e.code() == 409 ? Duration.ZERO : LATER, () -> look(member));
            }
        }
    }

    private void collect(Member member) {
        Document object = objects.get(member.resource(), member.namespace(), member.name()).orElse(null);
        if (object == null || !object.uid().equals(member.uid())) {
            return;
        }
        if (object.tree().has("metadata", "deletionTimestamp")) {
            List<String> finalizers = finalizers(object);
            if (finalizers.contains(ORPHAN)) {
                orphan(member, object);
            } else if (finalizers.contains(FOREGROUND)) {
                deleteInForeground(member, object);
            }
            return;
        }
        List<Tree> references = object.tree().trees("metadata", "ownerReferences");
        Owners owners = owners(member, references);
        if (references.isEmpty() || owners.unknown()) {
            return;
        }
        List<String> useless = new ArrayList<>(owners.absent());
        useless.addAll(owners.waiting());
        if (!owners.solid().isEmpty()) {
            if (!useless.isEmpty()) {
                dropOwners(object, member, useless);
            }
        } else if (!owners.waiting().isEmpty() && !dependents.of(member.uid()).isEmpty()) {
            delete(member, Propagation.FOREGROUND);
        } else {
            List<String> finalizers = finalizers(object);
            delete(member, finalizers.contains(ORPHAN) ? Propagation.ORPHAN : finalizers.contains(FOREGROUND) ? Propagation.FOREGROUND : Propagation.BACKGROUND);
        }
    }

    /** The owners by what they are: there, gone, or waiting for their dependents to go; {@code unknown} when one can never be looked up. */
    private record Owners(List<String> solid, List<String> absent, List<String> waiting, boolean unknown) {}

    private Owners owners(Member member, List<Tree> references) {
        Owners owners = new Owners(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), false);
        for (Tree reference : references) {
            String uid = reference.text("uid");
            Resource resource = schemas.of(reference.text("apiVersion"), reference.text("kind")).orElse(null);
            if (resource == null || (resource.kind().namespaced() && member.namespace().isEmpty())) {
                return new Owners(List.of(), List.of(), List.of(), true);
            }
            String namespace = resource.kind().namespaced() ? member.namespace() : "";
            boolean surelyThere = dependents.isSolid(uid, namespace);
            Document owner = surelyThere ? null : objects.get(resource.name(), namespace, reference.text("name")).orElse(null);
            if (surelyThere) {
                owners.solid().add(uid);
            } else if (owner == null || !owner.uid().equals(uid)) {
                owners.absent().add(uid);
            } else if (owner.tree().has("metadata", "deletionTimestamp") && finalizers(owner).contains(FOREGROUND) && reference.isTrue("blockOwnerDeletion")) {
                owners.waiting().add(uid);
            } else {
                owners.solid().add(uid);
            }
        }
        return owners;
    }

    private void deleteInForeground(Member member, Document object) {
        List<Member> blocking = new ArrayList<>();
        for (Member dependent : dependents.of(member.uid())) {
            Document there = objects.get(dependent.resource(), dependent.namespace(), dependent.name()).orElse(null);
            if (there == null || !there.uid().equals(dependent.uid())) {
                continue;
            }
            boolean blocks = there.tree().trees("metadata", "ownerReferences").stream()
                    .anyMatch(reference -> reference.text("uid").equals(member.uid()) && reference.isTrue("blockOwnerDeletion"));
            if (blocks) {
                blocking.add(dependent);
            }
        }
        if (blocking.isEmpty()) {
            dropFinalizer(object, member, FOREGROUND);
        } else {
            blocking.forEach(this::look);
        }
    }

    private void orphan(Member member, Document object) {
        for (Member dependent : dependents.of(member.uid())) {
            objects.get(dependent.resource(), dependent.namespace(), dependent.name())
                    .filter(there -> there.uid().equals(dependent.uid()))
                    .ifPresent(there -> dropOwners(there, dependent, List.of(member.uid())));
        }
        dropFinalizer(object, member, ORPHAN);
    }

    private void dropOwners(Document object, Member member, List<String> uids) {
        List<Map<String, Object>> left = object.tree().trees("metadata", "ownerReferences").stream()
                .filter(reference -> !uids.contains(reference.text("uid")))
                .map(Tree::fields)
                .toList();
        patchMetadata(object, member, "ownerReferences", left);
    }

    private void dropFinalizer(Document object, Member member, String finalizer) {
        patchMetadata(object, member, "finalizers", finalizers(object).stream().filter(name -> !name.equals(finalizer)).toList());
    }

    private void patchMetadata(Document object, Member member, String field, List<?> left) {
        Map<String, Object> metadata = Edit.object(
                "uid", object.uid(), "resourceVersion", object.version(), field, left.isEmpty() ? null : left);
        objects.patch(member.resource(), member.namespace(), member.name(), Edit.object("metadata", metadata));
    }

    private void delete(Member member, Propagation propagation) {
        DeleteOptions options =
                new DeleteOptions(false, Optional.empty(), Optional.of(propagation), Optional.of(member.uid()), Optional.empty());
        objects.delete(member.resource(), member.namespace(), member.name(), options);
    }

    static List<String> finalizers(Document object) {
        return object.tree().list("metadata", "finalizers").stream().map(String::valueOf).toList();
    }

    @Override
    public void close() {
        List<Subscription> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(following.values());
            following.clear();
        }
        all.forEach(Subscription::close);
    }
}
