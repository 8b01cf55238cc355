package dev.pilothouse.log;

import dev.pilothouse.live.Scope;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Pods;
import dev.pilothouse.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which pods a wish means: the one that is named, or those that a selector chooses.
 *
 * @param name of the only one, empty for all that the selector chooses
 */
record Roster(Session session, Kind kind, String namespace, String name, String selector) {

    /** @throws ProblemException {@code NO_POD_READY} when what is named has no selector */
    static Roster of(Session session, Wish.Pick pick) {
        return switch (pick) {
            case Wish.Pick.Chosen(String namespace, String selector) -> new Roster(session, BuiltIn.POD, namespace, "", selector);
            case Wish.Pick.Of(ResourceRef ref) when Pods.single(ref) -> new Roster(session, ref.kind(), ref.namespace(), ref.name(), "");
            case Wish.Pick.Of(ResourceRef ref) -> new Roster(session, BuiltIn.POD, ref.namespace(), "", selector(session, ref));
        };
    }

    private static String selector(Session session, ResourceRef ref) {
        String selector = Pods.selector(ref, session.cluster().get(ref));
        if (selector.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.NO_POD_READY, ref.toString()));
        }
        return selector;
    }

    /** Returns the pods that there are, ready ones first. */
    List<Document> pods() {
        if (name.isEmpty()) {
            return new Pods(session.cluster()).matching(namespace, selector);
        }
        return new ArrayList<>(List.of(session.cluster().get(new ResourceRef(kind, namespace, name))));
    }

    /** Returns what to follow so as to hear of changes. */
    Scope scope() {
        boolean one = !name.isEmpty();
        Set<String> namespaces = namespace.isEmpty() ? Set.of() : Set.of(namespace);
        return new Scope(kind, namespaces, selector, one && kind.sameAs(BuiltIn.POD) ? "metadata.name=" + name : "");
    }

    /** Returns in a word which are meant. */
    String asked() {
        return name.isEmpty() ? selector : name;
    }

    /** Tells whether that one, found in the scope, is meant. */
    boolean has(ResourceRef ref) {
        return name.isEmpty() || ref.name().equals(name);
    }

}
