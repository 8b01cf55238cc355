package dev.pilothouse.platform.playground.control.cluster;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is owned by whom, by {@code ownerReferences}; kept up to date by every change, so that nobody has to search the cluster.
 *
 * <p>Safe for many threads: changes arrive on those of the writers.
 */
final class Dependents {

    /** An object, by where it is and which life of it is meant. */
    record Member(String resource, String namespace, String name, String uid) {}

    /** @param foreground whether it waits for its dependents to be gone */
    private record Place(String resource, String namespace, boolean foreground) {}

    private final Map<String, Place> present = new HashMap<>();
    private final Map<String, Map<String, Member>> byOwner = new HashMap<>();
    private final Map<String, Set<String>> ownersOf = new HashMap<>();

    /** Notes an object as it is now; tells whether its owners are others than before. */
    synchronized boolean note(String resource, Document object) {
        Member member = member(resource, object);
        boolean foreground = object.tree().has("metadata", "deletionTimestamp") && GarbageCollector.finalizers(object).contains(GarbageCollector.FOREGROUND);
        present.put(member.uid(), new Place(resource, member.namespace().intern(), foreground));
        Set<String> owners = new LinkedHashSet<>();
        for (Tree owner : object.tree().trees("metadata", "ownerReferences")) {
            owners.add(owner.text("uid"));
        }
        Set<String> before = owners.isEmpty() ? ownersOf.remove(member.uid()) : ownersOf.put(member.uid(), owners);
        if (before != null) {
            before.stream().filter(uid -> !owners.contains(uid)).forEach(uid -> unlink(uid, member.uid()));
        }
        owners.forEach(uid -> byOwner.computeIfAbsent(uid, _ -> new LinkedHashMap<>()).put(member.uid(), member));
        return !owners.isEmpty() && !owners.equals(before);
    }

    /** Forgets an object; returns those that it owned. */
    synchronized List<Member> forget(String uid) {
        present.remove(uid);
        Set<String> owners = ownersOf.remove(uid);
        if (owners != null) {
            owners.forEach(owner -> unlink(owner, uid));
        }
        return of(uid);
    }

    private void unlink(String owner, String uid) {
        Map<String, Member> members = byOwner.get(owner);
        if (members != null) {
            members.remove(uid);
            if (members.isEmpty()) {
                byOwner.remove(owner);
            }
        }
    }

    /** Returns the objects that name this one as an owner. */
    synchronized List<Member> of(String uid) {
        return List.copyOf(byOwner.getOrDefault(uid, Map.of()).values());
    }

    /** Tells whether an object is known to be in that namespace, empty for the whole cluster, and not about to go with its dependents. */
    synchronized boolean isSolid(String uid, String namespace) {
        Place place = present.get(uid);
        return place != null && place.namespace().equals(namespace) && !place.foreground();
    }

    /** Forgets all objects of a resource that is no longer served; returns those that they owned. */
    synchronized List<Member> forgetResource(String resource) {
        List<String> gone = present.entrySet().stream().filter(entry -> entry.getValue().resource().equals(resource)).map(Map.Entry::getKey).toList();
        return gone.stream().flatMap(uid -> forget(uid).stream()).toList();
    }

    static Member member(String resource, Document object) {
        return new Member(resource, object.namespace(), object.name(), object.uid());
    }
}
