package dev.pilothouse.platform.playground.control;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.registry.Change;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One loop that brings what is closer to what is wanted, as the Kubernetes documentation describes controllers.
 *
 * <p>It is told which of its objects to look at and does the next thing; it remembers nothing that it could not find out again, and it may be
 * asked about the same object any number of times. It runs on the agenda's thread. A refusal that it lets out is tried again later.
 */
public interface Controller {

    /**
     * Name of an object that the controller looks after.
     *
     * @param namespace empty when the kind has none
     */
    record Name(String namespace, String name) {

        public static Name of(Document object) {
            return new Name(object.namespace(), object.name());
        }
    }

    /**
     * What wakes it: a change of that resource concerns the objects that the function names.
     *
     * @param resource as {@code pods} or {@code replicasets.apps}
     */
    record Trigger(String resource, Function<Change, List<Name>> concerns) {

        /** Any change of the objects that it looks after. */
        public static Trigger self(String resource) {
            return new Trigger(resource, change -> List.of(Name.of(change.object())));
        }
    }

    /** Returns its name, for example {@code deployment-controller}. */
    String name();

    List<Trigger> triggers();

    /** Does the next thing for one object, which may be gone; returns after which simulated time to look again, if ever. */
    Optional<Duration> reconcile(Name name);
}
