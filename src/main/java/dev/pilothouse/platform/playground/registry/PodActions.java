package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be done with a pod besides writing it: bind it to a node, evict it, add containers for a look, change what it may use. */
final class PodActions {

    private static final Kind BINDING = Kind.namespaced("", "v1", "pods/binding", "pods/binding");

    private final Wiring wiring;
    private final Reads reads;
    private final Writes writes;
    private final Deletes deletes;
    private final Gate gate;

    PodActions(Wiring wiring, Reads reads, Writes writes, Deletes deletes, Gate gate) {
        this.wiring = wiring;
        this.reads = reads;
        this.writes = writes;
        this.deletes = deletes;
        this.gate = gate;
    }

    Written bind(Caller caller, Target target, Document binding, WriteOptions options) {
        String node = binding.tree().text("target", "name");
        String kind = binding.tree().text("target", "kind");
        List<String> wrong = new ArrayList<>();
        if (!kind.isEmpty() && !kind.equals("Node")) {
            wrong.add("target.kind: Unsupported value: \"" + kind + "\": supported values: \"Node\", \"<empty>\"");
        }
        if (node.isEmpty()) {
            wrong.add("target.name: Required value");
        }
        if (!wrong.isEmpty()) {
            throw Refusals.internal(wrong.size() == 1 ? wrong.getFirst() : "[" + String.join(", ", wrong) + "]");
        }
        writes.change(caller, target, options, new Writes.Recipe(pod -> bound(target, pod, binding, node), false));
        return new Written(done(), true, List.of());
    }

    private Document bound(Target target, Document pod, Document binding, String node) {
        if (!binding.uid().isEmpty() && !binding.uid().equals(pod.uid())) {
            throw Refusal.conflict(BINDING, target.name(), "Precondition failed: UID in precondition: " + binding.uid() + ", UID in object meta: " + pod.uid());
        }
        if (Metadata.beingDeleted(pod)) {
            throw Refusal.conflict(BINDING, target.name(), "pod " + target.name() + " is being deleted, cannot be assigned to a host");
        }
        String other = pod.tree().text("spec", "nodeName");
        if (!other.isEmpty()) {
            throw Refusal.conflict(BINDING, target.name(), "pod " + target.name() + " is already assigned to node \"" + other + "\"");
        }
        if (!pod.tree().list("spec", "schedulingGates").isEmpty()) {
            throw Refusal.conflict(BINDING, target.name(), "pod " + target.name() + " has non-empty .spec.schedulingGates");
        }
        Map<String, Object> spec = new LinkedHashMap<>(pod.tree().tree("spec").fields());
        spec.put("nodeName", node);
        Map<String, Object> annotations = new LinkedHashMap<>(pod.tree().tree("metadata", "annotations").fields());
        annotations.putAll(binding.tree().tree("metadata", "annotations").fields());
        Document annotated = Metadata.with(pod, "annotations", annotations.isEmpty() ? null : annotations);
        return withCondition(Metadata.withField(annotated, "spec", spec), "PodScheduled", "", "");
    }

    private Document withCondition(Document pod, String type, String reason, String message) {
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("type", type);
        condition.put("status", "True");
        condition.put("lastProbeTime", null);
        condition.put("lastTransitionTime", wiring.now());
        if (!reason.isEmpty()) {
            condition.put("reason", reason);
            condition.put("message", message);
        }
        List<Object> conditions = new ArrayList<>();
        boolean replaced = false;
        for (Tree old : pod.tree().trees("status", "conditions")) {
            boolean same = old.text("type").equals(type);
            conditions.add(same ? condition : old.fields());
            replaced |= same;
        }
        if (!replaced) {
            conditions.add(condition);
        }
        Map<String, Object> status = new LinkedHashMap<>(pod.tree().tree("status").fields());
        status.put("conditions", conditions);
        return Metadata.withField(pod, "status", status);
    }

    Written evict(Caller caller, Target target, Document eviction, WriteOptions options) {
        if (!eviction.name().isEmpty() && !eviction.name().equals(target.name())) {
            throw Refusal.badRequest("name in URL does not match name in Eviction object");
        }
        DeleteOptions how = deleteOptions(eviction.tree().tree("deleteOptions"), options);
        Target kept = wiring.kept(target);
        Document pod = reads.stored(kept).document();
        Admission.Request request = gate.request(Admission.Operation.CREATE, caller, kept, Optional.of(pod), how.dryRun());
        gate.validate(request, Optional.of(gate.mutated(request, eviction)));
        if (!how.dryRun() && !Metadata.beingDeleted(pod) && pod.tree().has("spec", "nodeName")) {
            Writes.Recipe marked = new Writes.Recipe(
                    before -> withCondition(before, "DisruptionTarget", "EvictionByEvictionAPI", "Eviction API: evicting"), false);
            writes.change(caller, kept, options, marked);
        }
        deletes.delete(caller, new Target(target.resource(), target.namespace(), target.name(), ""), how);
        return new Written(done(), true, List.of());
    }

    private static DeleteOptions deleteOptions(Tree given, WriteOptions options) {
        Optional<Long> grace = given.has("gracePeriodSeconds") ? Optional.of(given.number(30, "gracePeriodSeconds")) : Optional.empty();
        Optional<String> uid = given.at("preconditions", "uid").map(Object::toString);
        Optional<String> version = given.at("preconditions", "resourceVersion").map(Object::toString);
        boolean dryRun = options.dryRun() || given.list("dryRun").contains("All");
        return new DeleteOptions(dryRun, grace, Optional.empty(), uid, version);
    }

    private static Document done() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("kind", "Status");
        status.put("apiVersion", "v1");
        status.put("metadata", Map.of());
        status.put("status", "Success");
        status.put("code", 201L);
        return Document.of(status);
    }

    /** Returns the pod with the ephemeral containers of the other, which may only be more than it had. */
    static Document withEphemeralContainers(Target target, Document pod, Document wanted) {
        List<Tree> old = pod.tree().trees("spec", "ephemeralContainers");
        List<Tree> given = wanted.tree().trees("spec", "ephemeralContainers");
        for (Tree container : old) {
            boolean kept = given.stream().anyMatch(container::equals);
            if (!kept) {
                boolean gone = given.stream().noneMatch(one -> one.text("name").equals(container.text("name")));
                String why = gone ? "existing ephemeral containers \"" + container.text("name") + "\" may not be removed"
                        : "existing ephemeral containers \"" + container.text("name") + "\" may not be changed";
                throw Refusal.invalid(target.resource().kind(), target.name(),
                        List.of(new Cause("FieldValueForbidden", "Forbidden: " + why, "spec.ephemeralContainers")));
            }
        }
        Map<String, Object> spec = new LinkedHashMap<>(pod.tree().tree("spec").fields());
        spec.put("ephemeralContainers", wanted.tree().list("spec", "ephemeralContainers"));
        return Metadata.with(Metadata.withField(pod, "spec", spec), "resourceVersion", wanted.version());
    }

    /** Returns the pod with what the containers of the other may use. */
    static Document resized(Document pod, Document wanted) {
        Map<String, Object> spec = new LinkedHashMap<>(pod.tree().tree("spec").fields());
        for (String field : List.of("containers", "initContainers")) {
            List<Tree> containers = pod.tree().trees("spec", field);
            if (!containers.isEmpty()) {
                spec.put(field, containers.stream().map(container -> (Object) resized(container, wanted.tree().trees("spec", field))).toList());
            }
        }
        return Metadata.with(Metadata.withField(pod, "spec", spec), "resourceVersion", wanted.version());
    }

    private static Map<String, Object> resized(Tree container, List<Tree> wanted) {
        Map<String, Object> fields = new LinkedHashMap<>(container.fields());
        wanted.stream().filter(one -> one.text("name").equals(container.text("name"))).findFirst().ifPresent(one -> {
            for (String field : List.of("resources", "resizePolicy")) {
                one.at(field).ifPresent(value -> fields.put(field, value));
            }
        });
        return fields;
    }
}
