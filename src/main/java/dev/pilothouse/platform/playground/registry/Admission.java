package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import java.util.Optional;

/**
 * A part of the cluster that may change or refuse what is written, as admission controllers of a real API server do.
 *
 * <p>All of them may change an object first, in the order of their list; then its rules are checked; then all of them may refuse it. A
 * refusal is thrown as {@link dev.pilothouse.platform.playground.status.Refusal}. They are called on many threads and keep no state of their own.
 */
public interface Admission {

    enum Operation {
        CREATE,
        UPDATE,
        DELETE
    }

    /**
     * What is about to happen.
     *
     * @param target resource in the version that is kept; with a subresource such as {@code status}, {@code binding} or {@code eviction}
     * @param before the object as it is kept, empty when it is new; for {@code binding} and {@code eviction} the pod
     * @param cluster for looking at other objects; what it writes is written even if this request fails later
     */
    record Request(Operation operation, Caller caller, Target target, Optional<Document> before, boolean dryRun, Objects cluster) {

        /** Tells whether it is about objects of the resource themselves, named as {@code pods} or {@code deployments.apps}. */
        public boolean isFor(String resource) {
            return isFor(resource, "");
        }

        public boolean isFor(String resource, String subresource) {
            return target.resource().name().equals(resource) && target.subresource().equals(subresource);
        }
    }

    /** Returns the object as it shall be; not called for deletes. */
    default Document mutate(Request request, Document object) {
        return object;
    }

    /** Refuses or lets pass; the object is empty for deletes. */
    default void validate(Request request, Optional<Document> object) {}
}
