package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.store.Key;
import dev.pilothouse.platform.playground.store.Stored;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The verbs create and update, and the road of every change of an object that is there. */
final class Writes {

    /** How often a change that was overtaken is tried again; a real API server gives up after five times too, or so. */
    private static final int TRIES = 20;

    private static final int NAMES = 8;

    private final Wiring wiring;
    private final Reads reads;
    private final Function<Caller, Objects> objects;
    private final FieldOwners owners = new FieldOwners();

    Writes(Wiring wiring, Reads reads, Function<Caller, Objects> objects) {
        this.wiring = wiring;
        this.reads = reads;
        this.objects = objects;
    }

    FieldOwners owners() {
        return owners;
    }

    Written create(Caller caller, Target spoken, Document body, WriteOptions options) {
        Incoming incoming = Incoming.read(wiring, spoken.resource(), body, options.fieldValidation());
        Document object = placed(spoken, incoming.object());
        if (!object.version().isEmpty() && !object.version().equals("0")) {
            throw Refusals.internal("resourceVersion should not be set on objects to be created");
        }
        if (!spoken.name().isEmpty() && !spoken.name().equals(object.name())) {
            throw Refusal.badRequest("the name of the object (" + object.name() + ") does not match the name on the URL (" + spoken.name() + ")");
        }
        mustHaveNamespace(spoken);
        String begin = object.name().isEmpty() ? object.tree().text("metadata", "generateName") : "";
        for (int i = 0; i < NAMES; i++) {
            Document named = begin.isEmpty() ? object : Metadata.with(object, "name", wiring.newName(begin));
            Optional<Document> created = createNamed(caller, spoken, named, options);
            if (created.isPresent()) {
                return new Written(Versions.in(spoken.resource(), created.get()), true, incoming.warnings());
            }
            if (begin.isEmpty()) {
                break;
            }
        }
        Refusal exists = Refusal.alreadyExists(spoken.resource().kind(), begin.isEmpty() ? object.name() : begin);
        throw begin.isEmpty() ? exists : new Refusal(exists.code(), exists.reason(),
                exists.getMessage() + ", the server was not able to generate a unique name for the object", exists.details());
    }

    /** Returns what was created, empty when the name is taken. */
    private Optional<Document> createNamed(Caller caller, Target spoken, Document object, WriteOptions options) {
        Target target = new Target(wiring.kept(spoken.resource()), spoken.namespace(), object.name(), "");
        Key key = Wiring.key(target);
        Document fresh = stamped(owners.track(target, Optional.empty(), object, options.manager(), wiring.now()));
        Admission.Request request = request(Admission.Operation.CREATE, caller, target, Optional.empty(), options.dryRun());
        fresh = Parts.first(target.resource(), mutated(request, fresh));
        if (fresh.name().isEmpty()) {
            throw Refusal.invalid(spoken.resource().kind(), "",
                    List.of(new Cause("FieldValueRequired", "Required value: name or generateName is required", "metadata.name")));
        }
        mustBeValid(spoken, Optional.empty(), fresh);
        validate(request, Optional.of(fresh));
        if (options.dryRun()) {
            return wiring.store().get(key).isPresent() ? Optional.empty() : Optional.of(fresh);
        }
        Document last = fresh;
        return wiring.store().put(key, 0, revision -> Metadata.inRevision(last, revision)).map(Stored::document);
    }

    private Document stamped(Document object) {
        Map<String, Object> metadata = Metadata.copy(object);
        List.of("selfLink", "resourceVersion", "deletionTimestamp", "deletionGracePeriodSeconds").forEach(metadata::remove);
        metadata.put("uid", wiring.newUid());
        metadata.put("creationTimestamp", wiring.now());
        return Metadata.with(object, metadata);
    }

    private static Document placed(Target target, Document object) {
        Kind kind = target.resource().kind();
        String namespace = kind.namespaced() ? target.namespace() : "";
        if (kind.namespaced() && !object.namespace().isEmpty() && !object.namespace().equals(namespace)) {
            throw Refusal.badRequest("the namespace of the provided object does not match the namespace sent on the request");
        }
        return Metadata.with(object, "namespace", namespace);
    }

    private void mustHaveNamespace(Target target) {
        if (!target.resource().kind().namespaced()) {
            return;
        }
        if (target.namespace().isEmpty()) {
            throw Refusal.badRequest("an empty namespace may not be set during creation");
        }
        if (wiring.store().get(new Key("namespaces", "", target.namespace())).isEmpty()) {
            throw Refusal.notFound(Kind.clusterWide("", "v1", "Namespace", "namespaces"), target.namespace());
        }
    }

    Written update(Caller caller, Target spoken, Document body, WriteOptions options) {
        Incoming incoming = incoming(spoken, body, options);
        return new Written(change(caller, spoken, options, _ -> incoming.object()), false, incoming.warnings());
    }

    /** Reads an object that shall be at the target. */
    Incoming incoming(Target spoken, Document body, WriteOptions options) {
        Incoming incoming = Incoming.read(wiring, spoken.resource(), body, options.fieldValidation());
        Document object = placed(spoken, incoming.object());
        if (object.name().isEmpty()) {
            throw Refusal.badRequest("the name of the object (" + spoken.name() + " based on URL) was undeterminable: name must be provided");
        }
        if (!object.name().equals(spoken.name())) {
            throw Refusal.badRequest("the name of the object (" + object.name() + ") does not match the name on the URL (" + spoken.name() + ")");
        }
        return new Incoming(object, incoming.warnings());
    }

    /**
     * Changes an object that is there, again when somebody else was faster, unless the change names the revision that it is for.
     *
     * @param wanted makes the object, in the version that is kept, from the one that is there
     * @return the object in the version of the target
     */
    Document change(Caller caller, Target spoken, WriteOptions options, Function<Document, Document> wanted) {
        Target target = wiring.kept(spoken);
        for (int i = 0; i < TRIES; i++) {
            Stored stored = reads.stored(target);
            Document before = stored.document();
            Document object = wanted.apply(before);
            mustBeFor(target, before, object);
            Document next = next(caller, spoken, before, object, options);
            if (options.dryRun() || (Metadata.same(before, next) && !done(next))) {
                return Versions.in(spoken.resource(), options.dryRun() ? next : before);
            }
            Optional<Stored> written = done(next)
                    ? wiring.store().delete(Wiring.key(target), stored.revision(), revision -> Metadata.inRevision(next, revision))
                    : wiring.store().put(Wiring.key(target), stored.revision(), revision -> Metadata.inRevision(next, revision));
            if (written.isPresent()) {
                return Versions.in(spoken.resource(), written.get().document());
            }
        }
        throw Refusals.modified(target);
    }

    private Document next(Caller caller, Target spoken, Document before, Document object, WriteOptions options) {
        Target target = wiring.kept(spoken);
        Document tracked = owners.track(target, Optional.of(before), kept(before, object), options.manager(), wiring.now());
        Admission.Request request = request(Admission.Operation.UPDATE, caller, target, Optional.of(before), options.dryRun());
        Document mutated = mutated(request, tracked);
        Document next = switch (target.subresource()) {
            case "" -> Parts.wanted(target.resource(), before, mutated);
            case "status" -> Parts.status(target.resource(), before, mutated);
            default -> Parts.counted(target.resource(), before, mutated);
        };
        mustBeValid(spoken, Optional.of(before), next);
        validate(request, Optional.of(next));
        return next;
    }

    /** Returns the object with those stamps of the server that it does not name. */
    private static Document kept(Document before, Document object) {
        Map<String, Object> metadata = Metadata.copy(object);
        for (String field : List.of("uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation", "managedFields")) {
            before.tree().at("metadata", field).ifPresent(value -> metadata.putIfAbsent(field, value));
        }
        return Metadata.with(object, metadata);
    }

    private static void mustBeFor(Target target, Document before, Document object) {
        if (!object.uid().isEmpty() && !object.uid().equals(before.uid())) {
            throw Refusal.conflict(target.resource().kind(), target.name(),
                    "Precondition failed: UID in precondition: " + object.uid() + ", UID in object meta: " + before.uid());
        }
        String version = object.version();
        if (!version.isEmpty() && !version.equals("0") && !version.equals(before.version())) {
            throw Refusals.modified(target);
        }
    }

    /** Tells whether nothing holds a deleted object any longer. */
    private static boolean done(Document object) {
        boolean namespaceHeld = object.kindName().equals("Namespace") && object.apiVersion().equals("v1") && !object.tree().list("spec", "finalizers").isEmpty();
        return Metadata.beingDeleted(object) && Metadata.finalizers(object).isEmpty()
                && object.tree().number(0, "metadata", "deletionGracePeriodSeconds") == 0 && !namespaceHeld;
    }

    Admission.Request request(Admission.Operation operation, Caller caller, Target target, Optional<Document> before, boolean dryRun) {
        return new Admission.Request(operation, caller, target, before, dryRun, objects.apply(caller));
    }

    Document mutated(Admission.Request request, Document object) {
        Document mutated = object;
        for (Admission admission : wiring.admissions()) {
            mutated = admission.mutate(request, mutated);
        }
        return mutated;
    }

    void validate(Admission.Request request, Optional<Document> object) {
        wiring.admissions().forEach(admission -> admission.validate(request, object));
    }

    private void mustBeValid(Target spoken, Optional<Document> before, Document object) {
        List<Cause> causes = wiring.rules().check(wiring.kept(spoken.resource()), spoken.subresource(), before, object);
        if (!causes.isEmpty()) {
            throw Refusal.invalid(spoken.resource().kind(), object.name(), causes);
        }
    }
}
