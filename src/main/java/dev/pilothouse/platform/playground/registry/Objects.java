package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the cluster's own parts, controllers, scheduler and kubelet, do with the API, from inside and each under its own name.
 *
 * <p>Resources are named as {@code pods} or {@code deployments.apps}, in their stored version. Everything that a request from outside goes
 * through happens here too, except rights: defaults, admission, validation, field owners. Refusals are thrown as
 * {@link dev.pilothouse.platform.playground.status.Refusal}. Documents are shared and never changed: copy what you change.
 */
public interface Objects {

    Optional<Document> get(String resource, String namespace, String name);

    /** Returns all objects of a namespace, or of all namespaces when it is empty. */
    List<Document> list(String resource, String namespace);

    /** Returns the objects of which the one with this uid is the controller ({@code ownerReferences} with {@code controller: true}). */
    List<Document> controlledBy(String resource, String ownerUid);

    /** Returns the pods that are bound to the node. */
    List<Document> podsOn(String node);

    Document create(String resource, Document object);

    /** Replaces the object, apart from its status; refused with 409 when its {@code resourceVersion} is old. */
    Document update(String resource, Document object);

    /** Replaces the status alone; refused with 409 when the {@code resourceVersion} is old. */
    Document updateStatus(String resource, Document object);

    /** Changes parts of an object by a JSON merge patch (RFC 7386). */
    Document patch(String resource, String namespace, String name, Map<String, Object> mergePatch);

    /** Changes parts of the status by a JSON merge patch over the whole object. */
    Document patchStatus(String resource, String namespace, String name, Map<String, Object> mergePatch);

    /** Binds a pod to a node, as the scheduler does. */
    void bind(String namespace, String pod, String node);

    /** Deletes it; an object that is gone already is no error. */
    void delete(String resource, String namespace, String name, DeleteOptions options);

    /**
     * Follows all objects of a resource: first each that is there as added, then every change in order.
     *
     * <p>The listener is called by the writer's thread, never by two at once, and must return quickly: note what changed and do the work on
     * the agenda.
     */
    Subscription follow(String resource, Consumer<Change> listener);
}
