package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;

/**
 * What a request is about, for the sentences of a problem.
 *
 * @param verb as in Kubernetes' access rules, for example {@code list}
 * @param resource qualified plural, or the path of what is no resource
 * @param namespace empty for none or all
 * @param reference the one object, empty when the request is about many
 */
record Subject(String verb, String resource, String namespace, String reference) {

    static Subject of(String verb, Kind kind, String namespace) {
        return new Subject(verb, kind.qualifiedPlural(), namespace, "");
    }

    static Subject of(String verb, ResourceRef ref) {
        return new Subject(verb, ref.kind().qualifiedPlural(), ref.namespace(), ref.toString());
    }

    /** Returns the subject of a part of an object, such as the log of a pod. */
    static Subject of(String verb, ResourceRef ref, String part) {
        return new Subject(verb, ref.kind().qualifiedPlural() + "/" + part, ref.namespace(), ref.toString());
    }

    /** Returns the subject of a path that serves no resource, for example {@code /version}. */
    static Subject path(String path) {
        return new Subject("get", path, "", "");
    }

    /** Returns the reference, or the resource when the request is about many. */
    String named() {
        return reference.isEmpty() ? resource : reference;
    }
}
