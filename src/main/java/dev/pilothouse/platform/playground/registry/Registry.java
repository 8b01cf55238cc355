package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;

/**
 * The verbs of the API over the store. Rights are checked before; everything else that makes a request good or bad is checked here.
 *
 * <p>All calls throw {@link dev.pilothouse.platform.playground.status.Refusal}. Safe for many threads.
 */
public interface Registry {

    /** Returns the object, or its subresource ({@code scale}), in the version of the target. */
    Document get(Caller caller, Target target);

    /** Returns a page of a collection. */
    Page list(Caller caller, Target target, ListOptions options);

    /**
     * Follows a collection; the sink gets each event in order and never two at once, on a thread of the registry.
     *
     * <p>A resource version that is no longer known (410) is told as an event of type {@code ERROR}, as a real API server does; so is one that is
     * yet to come (504) when the present objects are asked for, else nothing is told until it has come.
     *
     * @throws dev.pilothouse.platform.playground.status.Refusal 400 or 422 when the options do not fit together
     */
    Subscription watch(Caller caller, Target target, WatchOptions options, WatchSink sink);

    /** Creates; a target with a name and a subresource creates that ({@code pods/binding}, {@code pods/eviction}, {@code serviceaccounts/token}). */
    Written create(Caller caller, Target target, Document object, WriteOptions options);

    /** Reads an object that is kept nowhere, a question for example, and returns it with the owners of its fields. */
    default Document owned(Target target, Document object, WriteOptions options) {
        return object;
    }

    Written update(Caller caller, Target target, Document object, WriteOptions options);

    /** Patches; the body is JSON, or YAML for {@code APPLY}, which may create. */
    Written patch(Caller caller, Target target, PatchType type, String body, WriteOptions options);

    Written delete(Caller caller, Target target, DeleteOptions options);

    /** Deletes all that match and returns them as a list object. */
    Document deleteCollection(Caller caller, Target target, ListOptions which, DeleteOptions options);
}
