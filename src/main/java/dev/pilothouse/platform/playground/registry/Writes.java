package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.store.Key;
import dev.pilothouse.platform.playground.store.Stored;
import dev.pilothouse.platform.playground.validation.Strategy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** The verbs create and update, and the road of every change of an object that is there. */
final class Writes {

    /** How often a change that was overtaken is tried again. */
    private static final int TRIES = 20;

    /** How many generated names are tried. */
    private static final int NAMES = 8;

    private static final List<String> STAMPS =
            List.of("uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation", "managedFields");

    private final Wiring wiring;
    private final Reads reads;
    private final Gate gate;
    private final FieldOwners owners;

    /**
     * How a changed object comes to be.
     *
     * @param wanted makes the object, in the version that is kept, from the one that is there
     * @param owned whether it comes with its field owners
     */
    record Recipe(Function<Document, Document> wanted, boolean owned) {}

    Writes(Wiring wiring, Reads reads, Gate gate) {
        this.wiring = wiring;
        this.reads = reads;
        this.gate = gate;
        this.owners = new FieldOwners(wiring);
    }

    Written create(Caller caller, Target spoken, Document body, WriteOptions options) {
        Incoming incoming = Incoming.read(wiring, spoken.resource(), body, options);
        Document object = placed(spoken, incoming.object());
        if (!object.version().isEmpty() && !object.version().equals("0")) {
            throw Refusals.internal("resourceVersion should not be set on objects to be created");
        }
        if (!spoken.name().isEmpty() && !spoken.name().equals(object.name())) {
            throw Refusals.otherName(object.name(), spoken.name());
        }
        return create(caller, spoken, new Incoming(object, incoming.warnings()), options, false);
    }

    /**
     * An object before and after a change.
     *
     * @param before in the version that is kept
     * @param now in the version of the target
     */
    record Changed(Document before, Document now) {}

    /** @param owned whether the object comes with its field owners */
    private Written create(Caller caller, Target spoken, Incoming incoming, WriteOptions options, boolean owned) {
        Document object = incoming.object();
        mustHaveNamespace(spoken);
        String begin = object.name().isEmpty() ? object.tree().text("metadata", "generateName") : "";
        for (int i = 0; i < NAMES; i++) {
            Document named = begin.isEmpty() ? object : Metadata.with(object, "name", GeneratedNames.of(begin, wiring.agenda().chance()));
            Optional<Document> created = createNamed(caller, spoken, named, options, owned);
            if (created.isPresent()) {
                List<String> warnings = warnings(incoming, spoken, Optional.empty(), created.get());
                return new Written(Versions.in(spoken.resource(), created.get()), true, warnings);
            }
            if (begin.isEmpty()) {
                throw Refusal.alreadyExists(spoken.resource().kind(), object.name());
            }
        }
        throw Refusals.noNameLeft(spoken.resource().kind(), begin);
    }

    /** Returns what was created, empty when the name is taken. */
    private Optional<Document> createNamed(Caller caller, Target spoken, Document object, WriteOptions options, boolean owned) {
        Target target = new Target(wiring.kept(spoken.resource()), spoken.namespace(), object.name(), "");
        Key key = Wiring.key(target);
        Document tracked = owned ? object : owners.update(target, Optional.empty(), object, options.manager());
        Admission.Request request = gate.request(Admission.Operation.CREATE, caller, target, Optional.empty(), options.dryRun());
        Document mutated = gate.mutated(request, stamped(tracked));
        Document prepared = Metadata.ordered(Document.of(wiring.strategy(target.resource()).prepareCreate(mutated.fields())));
        Document fresh = wiring.rules().settled(target.resource(), Optional.empty(), prepared, wiring.agenda().instant());
        mustBeValid(target, spoken, Optional.empty(), fresh);
        gate.validate(request, Optional.of(fresh));
        if (options.dryRun()) {
            return wiring.store().get(key).isPresent() ? Optional.empty() : Optional.of(fresh);
        }
        return wiring.store().put(key, 0, revision -> Metadata.inRevision(fresh, revision)).map(Stored::document);
    }

    Document owned(Target target, Document object, WriteOptions options) {
        return owners.update(target, Optional.empty(), Incoming.read(wiring, target.resource(), object, options).object(), options.manager());
    }

    private Document stamped(Document object) {
        Map<String, Object> metadata = Metadata.copy(object);
        List.of("selfLink", "resourceVersion", "deletionTimestamp", "deletionGracePeriodSeconds").forEach(metadata::remove);
        metadata.put("uid", wiring.newUid());
        metadata.put("creationTimestamp", wiring.now());
        return Metadata.with(object, metadata);
    }

    private static Document placed(Target target, Document object) {
        boolean namespaced = target.resource().kind().namespaced();
        if (namespaced && !object.namespace().isEmpty() && !object.namespace().equals(target.namespace())) {
            throw Refusal.badRequest("the namespace of the provided object does not match the namespace sent on the request");
        }
        return Metadata.with(object, "namespace", namespaced ? target.namespace() : "");
    }

    private void mustHaveNamespace(Target target) {
        if (!target.resource().kind().namespaced()) {
            return;
        }
        if (target.namespace().isEmpty()) {
            throw Refusal.badRequest("an empty namespace may not be set during creation");
        }
        if (wiring.store().get(new Key("namespaces", "", target.namespace())).isEmpty()) {
            throw Refusal.notFound(BuiltIn.NAMESPACE, target.namespace());
        }
    }

    Written update(Caller caller, Target spoken, Document body, WriteOptions options) {
        Incoming incoming = incoming(spoken, body, options);
        Strategy strategy = wiring.strategy(spoken.resource());
        if (strategy.createOnUpdate() && spoken.subresource().isEmpty() && wiring.store().get(Wiring.key(wiring.kept(spoken))).isEmpty()) {
            return create(caller, spoken, new Incoming(Metadata.with(incoming.object(), "resourceVersion", null), incoming.warnings()), options, false);
        }
        Changed changed = change(caller, spoken, options, new Recipe(before -> sameAs(spoken, before, incoming.object()), false));
        return new Written(changed.now(), false, warnings(incoming, spoken, Optional.of(changed.before()), changed.now()));
    }

    /** Applies from the server's side: lays a part of an object over it, or creates it. */
    Written apply(Caller caller, Target spoken, Document applied, WriteOptions options) {
        placed(spoken, applied);
        Target target = wiring.kept(spoken);
        for (int i = 0; i < TRIES; i++) {
            if (wiring.store().get(Wiring.key(target)).isPresent()) {
                return patch(caller, spoken, options, true, before -> owners.apply(spoken, Optional.of(before), applied, options), Incoming::badPatch);
            }
            if (!spoken.subresource().isEmpty()) {
                throw Refusal.notFound(spoken.resource().kind(), spoken.name());
            }
            if (!applied.uid().isEmpty()) {
                throw Refusal.conflict(spoken.resource().kind(), spoken.name(), "uid mismatch: the provided object specified uid " + applied.uid() + ", and no existing object was found");
            }
            Document fresh = owners.apply(spoken, Optional.empty(), applied, options);
            try {
                return create(caller, spoken, incoming(spoken, fresh, options), options, true);
            } catch (Refusal overtaken) {
                if (!overtaken.reason().equals("AlreadyExists")) {
                    throw overtaken;
                }
            }
        }
        throw Refusals.modified(target);
    }

    /**
     * Patches an object.
     *
     * @param owned whether the patch sets field owners itself
     * @param patched makes the object from the one that is there, both in the version of the target
     * @param unfit says that what the patch made, for a reason, is no such object
     */
    Written patch(
            Caller caller,
            Target spoken,
            WriteOptions options,
            boolean owned,
            Function<Document, Document> patched,
            BiFunction<Document, String, Refusal> unfit) {
        Incoming[] last = new Incoming[1];
        Changed changed = change(caller, spoken, options, new Recipe(before -> {
            Document made = patched.apply(Versions.in(spoken.resource(), before));
            last[0] = named(spoken, Incoming.patched(wiring, spoken.resource(), made, options, unfit));
            return last[0].object();
        }, owned));
        return new Written(changed.now(), false, warnings(last[0], spoken, Optional.of(changed.before()), changed.now()));
    }

    private List<String> warnings(Incoming incoming, Target spoken, Optional<Document> before, Document object) {
        return Stream.concat(incoming.warnings().stream(), wiring.rules().warnings(spoken.resource(), before, object).stream()).toList();
    }

    /** Reads an object that shall be at the target. */
    private Incoming incoming(Target spoken, Document body, WriteOptions options) {
        return named(spoken, Incoming.read(wiring, spoken.resource(), body, options));
    }

    private static Incoming named(Target spoken, Incoming incoming) {
        Document object = placed(spoken, incoming.object());
        if (object.name().isEmpty()) {
            throw Refusal.badRequest("the name of the object (" + spoken.name() + " based on URL) was undeterminable: name must be provided");
        }
        if (!object.name().equals(spoken.name())) {
            throw Refusals.otherName(object.name(), spoken.name());
        }
        return new Incoming(object, incoming.warnings());
    }

    /**
     * Changes an object that is there, again when somebody else was faster, unless the change names the revision that it is for.
     */
    Changed change(Caller caller, Target spoken, WriteOptions options, Recipe recipe) {
        Target target = wiring.kept(spoken);
        for (int i = 0; i < TRIES; i++) {
            Stored stored = reads.stored(target);
            Document before = stored.document();
            Document object = recipe.wanted().apply(before);
            mustBeFor(target, before, object);
            Document kept = kept(before, object);
            Document tracked = recipe.owned() ? kept : owners.update(target, Optional.of(before), kept, options.manager());
            Document next = next(caller, spoken, before, tracked, options);
            if (options.dryRun() || (Metadata.same(before, next) && !Deletes.isDone(next))) {
                Document now = options.dryRun() ? Metadata.with(next, "resourceVersion", before.version()) : before;
                return new Changed(before, Versions.in(spoken.resource(), now));
            }
            Optional<Stored> written = Deletes.isDone(next)
                    ? wiring.store().delete(Wiring.key(target), stored.revision(), revision -> Metadata.inRevision(next, revision))
                    : wiring.store().put(Wiring.key(target), stored.revision(), revision -> Metadata.inRevision(next, revision));
            if (written.isPresent()) {
                return new Changed(before, Versions.in(spoken.resource(), written.get().document()));
            }
        }
        throw Refusals.modified(target);
    }

    private Document next(Caller caller, Target spoken, Document before, Document object, WriteOptions options) {
        Target target = wiring.kept(spoken);
        Admission.Request request = gate.request(Admission.Operation.UPDATE, caller, target, Optional.of(before), options.dryRun());
        Document mutated = gate.mutated(request, object);
        Strategy strategy = wiring.strategy(target.resource());
        Document prepared = Metadata.ordered(Document.of(switch (target.subresource()) {
            case "", "scale" -> strategy.prepareUpdate(mutated.fields(), before.fields());
            case "status" -> strategy.prepareStatusUpdate(mutated.fields(), before.fields());
            case "binding" -> mutated.fields();
            default -> counted(strategy, mutated, before).fields();
        }));
        Document next = wiring.rules().settled(target.resource(), Optional.of(before), prepared, wiring.agenda().instant());
        mustBeValid(target, spoken, Optional.of(before), next);
        gate.validate(request, Optional.of(next));
        return next;
    }

    private static Document counted(Strategy strategy, Document object, Document before) {
        boolean next = strategy.generation().isPresent() && strategy.differs(object.fields(), before.fields());
        return next ? Metadata.with(object, "generation", before.tree().number(0, "metadata", "generation") + 1) : object;
    }

    /** Returns the object with those stamps of the server that it does not name. */
    private static Document kept(Document before, Document object) {
        Map<String, Object> metadata = Metadata.copy(object);
        metadata.remove("creationTimestamp");
        metadata.remove("generation");
        STAMPS.forEach(field -> before.tree().at("metadata", field).ifPresent(value -> metadata.putIfAbsent(field, value)));
        return Metadata.with(object, metadata);
    }

    /** Returns the object, if it does not name the uid of another one. */
    private static Document sameAs(Target target, Document before, Document object) {
        if (!object.uid().isEmpty() && !object.uid().equals(before.uid())) {
            throw Refusals.otherUid(target, object.uid(), before.uid());
        }
        return object;
    }

    private static void mustBeFor(Target target, Document before, Document object) {
        String version = object.version();
        if (!version.isEmpty() && !version.chars().allMatch(Character::isDigit)) {
            throw Refusals.internal("strconv.ParseUint: parsing \"" + version + "\": invalid syntax");
        }
        if (!version.isEmpty() && !version.equals("0") && !version.equals(before.version())) {
            throw Refusals.modified(target);
        }
    }

    private void mustBeValid(Target target, Target spoken, Optional<Document> before, Document object) {
        List<Cause> causes = wiring.rules().check(target.resource(), target.subresource(), before, object);
        if (!causes.isEmpty()) {
            throw Refusal.invalid(spoken.resource().kind(), object.name(), causes);
        }
    }
}
