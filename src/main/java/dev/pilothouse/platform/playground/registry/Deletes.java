package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.playground.registry.DeleteOptions.Propagation;
import dev.pilothouse.platform.playground.store.Stored;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The verb delete: at once, or by a mark that others see and act on, as graceful deletion and finalizers ask. */
final class Deletes {

    /** Finalizer of a definition that waits until its controller has deleted the objects of its kind. */
    private static final String OBJECTS_FIRST = "customresourcecleanup.apiextensions.k8s.io";

    private static final int TRIES = 20;
    private static final String ORPHAN = "orphan";
    private static final String FOREGROUND = "foregroundDeletion";
    private static final Set<String> ORPHANING = Set.of("jobs.batch", "replicationcontrollers");
    private static final Set<String> TOLD_WHOLE = Set.of("pods", "services", "serviceaccounts", "podtemplates", "resourcequotas",
            "persistentvolumes", "persistentvolumeclaims", "storageclasses.storage.k8s.io", "volumeattachments.storage.k8s.io",
            "csinodes.storage.k8s.io", "csidrivers.storage.k8s.io");

    private final Wiring wiring;
    private final Reads reads;
    private final Gate gate;

    Deletes(Wiring wiring, Reads reads, Gate gate) {
        this.wiring = wiring;
        this.reads = reads;
        this.gate = gate;
    }

    Written delete(Caller caller, Target spoken, DeleteOptions options) {
        Target target = wiring.kept(spoken);
        for (int i = 0; i < TRIES; i++) {
            Stored stored = reads.stored(target);
            Document before = stored.document();
            mustBeMeant(target, before, options);
            gate.validate(gate.request(Admission.Operation.DELETE, caller, target, Optional.of(before), options.dryRun()), Optional.empty());
            long grace = grace(target, before, options);
            List<String> finalizers = finalizers(target, before, options);
            boolean held = grace > 0 || !finalizers.isEmpty() || isHeldNamespace(before);
            Document next = held ? marked(before, grace, finalizers) : before;
            if (options.dryRun() || (held && Metadata.same(before, next))) {
                return answer(spoken, next, held);
            }
            Optional<Stored> written = held
                    ? wiring.store().put(Wiring.key(target), stored.revision(), revision -> Metadata.inRevision(next, revision))
                    : wiring.store().delete(Wiring.key(target), stored.revision(), revision -> Metadata.inRevision(next, revision));
            if (written.isPresent()) {
                return answer(spoken, written.get().document(), held);
            }
        }
        throw Refusals.modified(target);
    }

    private static void mustBeMeant(Target target, Document before, DeleteOptions options) {
        Kind kind = target.resource().kind();
        if (options.uid().isPresent() && !options.uid().get().equals(before.uid())) {
            throw Refusals.notMeant(kind, target.name(), "the UID in the precondition (" + options.uid().get() + ") does not match the UID in record ("
                    + before.uid() + "). The object might have been deleted and then recreated");
        }
        if (options.resourceVersion().isPresent() && !options.resourceVersion().get().equals(before.version())) {
            throw Refusals.notMeant(kind, target.name(), "the ResourceVersion in the precondition (" + options.resourceVersion().get()
                    + ") does not match the ResourceVersion in record (" + before.version() + "). The object might have been modified");
        }
    }

    /** Returns how many seconds a pod has to end; everything else ends at once. */
    private static long grace(Target target, Document before, DeleteOptions options) {
        if (!target.resource().name().equals("pods")) {
            return 0;
        }
        String phase = before.tree().text("status", "phase");
        boolean runs = before.tree().has("spec", "nodeName") && !phase.equals("Succeeded") && !phase.equals("Failed");
        long wanted = options.graceSeconds().orElse(before.tree().number(30, "spec", "terminationGracePeriodSeconds"));
        long grace = !runs ? 0 : wanted < 0 ? 1 : wanted;
        if (Metadata.beingDeleted(before)) {
            return Math.min(grace, before.tree().number(0, "metadata", "deletionGracePeriodSeconds"));
        }
        return grace;
    }

    private static List<String> finalizers(Target target, Document before, DeleteOptions options) {
        List<String> finalizers = new ArrayList<>(Metadata.finalizers(before));
        if (isServedDefinition(target, before) && !finalizers.contains(OBJECTS_FIRST)) {
            finalizers.add(OBJECTS_FIRST);
        }
        if (options.propagation().isEmpty() && !ORPHANING.contains(target.resource().name())) {
            return finalizers;
        }
        Propagation propagation = options.propagation().orElse(Propagation.ORPHAN);
        if (options.propagation().isEmpty() && finalizers.contains(FOREGROUND)) {
            return finalizers;
        }
        finalizers.removeAll(List.of(ORPHAN, FOREGROUND));
        switch (propagation) {
            case ORPHAN -> finalizers.add(ORPHAN);
            case FOREGROUND -> finalizers.add(FOREGROUND);
            case BACKGROUND -> {}
        }
        return finalizers;
    }

    /** Tells whether a deleted object defines a kind, whose objects must go before it. */
    private static boolean isServedDefinition(Target target, Document object) {
        return target.resource().name().equals(Wiring.DEFINITIONS)
                && object.tree().trees("status", "conditions").stream()
                        .anyMatch(condition -> condition.text("type").equals("Established") && condition.text("status").equals("True"));
    }

    /** Tells whether nothing holds a deleted object any longer. */
    static boolean isDone(Document object) {
        return Metadata.beingDeleted(object)
                && Metadata.finalizers(object).isEmpty()
                && object.tree().number(0, "metadata", "deletionGracePeriodSeconds") == 0
                && !isHeldNamespace(object);
    }

    private static boolean isHeldNamespace(Document object) {
        return object.kindName().equals("Namespace") && object.apiVersion().equals("v1") && !object.tree().list("spec", "finalizers").isEmpty();
    }

    private Document marked(Document before, long grace, List<String> finalizers) {
        Map<String, Object> metadata = Metadata.copy(before);
        boolean already = Metadata.beingDeleted(before);
        if (!already || grace < before.tree().number(0, "metadata", "deletionGracePeriodSeconds")) {
            metadata.put("deletionTimestamp", Timestamps.write(wiring.agenda().instant().plusSeconds(grace)));
            metadata.put("deletionGracePeriodSeconds", grace);
        }
        if (!already && metadata.get("generation") instanceof Number generation) {
            metadata.put("generation", generation.longValue() + 1);
        }
        metadata.put("finalizers", finalizers);
        Document marked = Metadata.with(before, metadata);
        if (!isHeldNamespace(before)) {
            return marked;
        }
        Map<String, Object> status = new LinkedHashMap<>(before.tree().tree("status").fields());
        status.put("phase", "Terminating");
        return Metadata.withField(marked, "status", status);
    }

    private static Written answer(Target spoken, Document object, boolean held) {
        if (held || TOLD_WHOLE.contains(spoken.resource().name())) {
            return new Written(Versions.in(spoken.resource(), object), false, List.of());
        }
        return new Written(gone(spoken.resource().kind(), object), false, List.of());
    }

    private static Document gone(Kind kind, Document object) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", object.name());
        if (!kind.group().isEmpty()) {
            details.put("group", kind.group());
        }
        details.put("kind", kind.plural());
        details.put("uid", object.uid());
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("kind", "Status");
        status.put("apiVersion", "v1");
        status.put("metadata", Map.of());
        status.put("status", "Success");
        status.put("details", details);
        return Document.of(status);
    }
}
