package dev.pilothouse.platform.playground.admission;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.registry.Admission;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.text.Edit;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Plugin {@code Priority}: a pod gets the number behind its priority class, and only one class is the default. */
final class Priorities implements Admission {

    private static final String CLASSES = "priorityclasses.scheduling.k8s.io";

    @Override
    public Document mutate(Request request, Document pod) {
        if (request.operation() != Operation.CREATE || !request.isFor("pods")) {
            return pod;
        }
        String name = pod.tree().text("spec", "priorityClassName");
        Optional<Document> found = name.isEmpty() ? theDefault(request.cluster()) : request.cluster().get(CLASSES, "", name);
        if (!name.isEmpty() && found.isEmpty()) {
            throw forbidden(request, pod, "no PriorityClass with name " + name + " was found");
        }
        long value = found.map(entry -> entry.tree().number(0, "value")).orElse(0L);
        String preemption = found.map(entry -> entry.tree().text("preemptionPolicy")).filter(text -> !text.isEmpty()).orElse("PreemptLowerPriority");
        if (pod.tree().has("spec", "priority") && pod.tree().number(0, "spec", "priority") != value) {
            throw forbidden(request, pod, "the integer value of priority (" + pod.tree().text("spec", "priority")
                    + ") must not be provided in pod spec; priority admission controller computed " + value + " from the given PriorityClass name");
        }
        String givenPolicy = pod.tree().text("spec", "preemptionPolicy");
        if (!givenPolicy.isEmpty() && !givenPolicy.equals(preemption)) {
            throw forbidden(request, pod, "the string value of PreemptionPolicy (" + givenPolicy
                    + ") must not be provided in pod spec; priority admission controller computed " + preemption + " from the given PriorityClass name");
        }
        Map<String, Object> fields = Edit.with(pod.fields(), value, "spec", "priority");
        fields = Edit.with(fields, preemption, "spec", "preemptionPolicy");
        return Document.of(found.isPresent() ? Edit.with(fields, found.get().name(), "spec", "priorityClassName") : fields);
    }

    private static Optional<Document> theDefault(Objects cluster) {
        return cluster.list(CLASSES, "").stream()
                .filter(entry -> entry.tree().isTrue("globalDefault"))
                .min(Comparator.comparingLong(entry -> entry.tree().number(0, "value")));
    }

    @Override
    public void validate(Request request, Optional<Document> object) {
        if (request.isFor(CLASSES) && object.filter(entry -> entry.tree().isTrue("globalDefault")).isPresent()) {
            theDefault(request.cluster()).filter(other -> !other.name().equals(object.get().name())).ifPresent(other -> {
                throw forbidden(request, object.get(), "PriorityClass " + other.name() + " is already marked as default. Only one default can exist");
            });
        }
    }

    private static Refusal forbidden(Request request, Document object, String why) {
        return Refusal.forbidden(request.target().resource().kind(), object.name(), why);
    }
}
