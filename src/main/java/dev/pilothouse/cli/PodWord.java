package dev.pilothouse.cli;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Pods;
import dev.pilothouse.session.Session;

/** How commands name what pods are meant: a pod by its bare name, or anything with pods as {@code KIND/NAME}. */
final class PodWord {

    private PodWord() {}

    static ResourceRef ref(Session session, String word, NamespaceOption namespace) {
        return word.indexOf('/') > 0
                ? Work.ref(session, word, namespace)
                : Pods.named(session, namespace.or(session.context()), word);
    }
}
