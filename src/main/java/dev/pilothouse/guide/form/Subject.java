package dev.pilothouse.guide.form;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Room;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a guide is about: an object that is there, or nothing yet, and what stands around it.
 *
 * @param live the object as it is now; empty when something new is to be made
 * @param namespace where new objects go
 * @param around objects of the kinds that the guide asked for, as far as they could be read
 * @param prod whether people depend on what runs in the cluster, so that more is asked of it
 * @param known kinds of which all objects around it were read, so that what is not among them is not there
 * @param room what the nodes have left beside the object's own pods; without nodes as long as it is not known
 * @param past what its containers used over the last hour, as far as somebody measured it
 */
public record Subject(
        Optional<ResourceRef> ref, Optional<Document> live, String namespace, List<Document> around, Set<Kind> known, boolean prod, Room room, List<PastUse> past) {

    private static final Room UNKNOWN = new Room(List.of());

    public Subject(Optional<ResourceRef> ref, Optional<Document> live, String namespace, List<Document> around, boolean prod) {
        this(ref, live, namespace, around, Set.of(), prod, UNKNOWN, List.of());
    }

    /** What is about a cluster on which nobody depends. */
    public Subject(Optional<ResourceRef> ref, Optional<Document> live, String namespace, List<Document> around) {
        this(ref, live, namespace, around, false);
    }

    /** Something new in a namespace, with nothing known around it. */
    public static Subject fresh(String namespace) {
        return new Subject(Optional.empty(), Optional.empty(), namespace, List.of());
    }

    public static Subject of(ResourceRef ref, Document live, Document... around) {
        return new Subject(Optional.of(ref), Optional.of(live), ref.namespace(), List.of(around));
    }

    public Subject with(Room space) {
        return new Subject(ref, live, namespace, around, known, prod, space, past);
    }

    public Subject having(List<PastUse> used) {
        return new Subject(ref, live, namespace, around, known, prod, room, List.copyOf(used));
    }

    /** Tells whether a pod belongs to the object by its selector, so that a change replaces it. */
    public boolean replaces(Document pod) {
        Tree selector = live.map(document -> document.tree().tree("spec", "selector")).orElse(Tree.EMPTY);
        return !selector.fields().isEmpty()
                && pod.namespace().equals(namespace)
                && LabelSelector.of(selector).matches(Labels.of(pod.tree().texts("metadata", "labels")));
    }

    /** Returns what was found around it of one kind. */
    public List<Document> around(Kind kind) {
        return of(kind).toList();
    }

    /** Returns the names of what was found around it of one kind, sorted. */
    public List<String> names(Kind kind) {
        return of(kind).map(Document::name).sorted().distinct().toList();
    }

    public Subject knowing(Set<Kind> read) {
        return new Subject(ref, live, namespace, around, Set.copyOf(read), prod, room, past);
    }

    /** Tells whether what is not found of a kind is certainly not there; what may not be read could be. */
    public boolean isKnown(String kindName) {
        return known.stream().anyMatch(kind -> kind.name().equals(kindName))
                || around.stream().anyMatch(document -> document.kindName().equals(kindName));
    }

    private Stream<Document> of(Kind kind) {
        return around.stream().filter(document -> document.kindName().equals(kind.name()) && group(document).equals(kind.group()));
    }

    private static String group(Document document) {
        int slash = document.apiVersion().indexOf('/');
        return slash < 0 ? "" : document.apiVersion().substring(0, slash);
    }
}
