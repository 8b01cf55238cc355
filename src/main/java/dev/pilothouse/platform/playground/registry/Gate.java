package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Leads every write past all admissions. */
final class Gate {

    private final List<Admission> admissions;
    private final Function<Caller, Objects> objects;

    /** @param objects the cluster as each caller sees it */
    Gate(List<Admission> admissions, Function<Caller, Objects> objects) {
        this.admissions = List.copyOf(admissions);
        this.objects = objects;
    }

    Admission.Request request(Admission.Operation operation, Caller caller, Target target, Optional<Document> before, boolean dryRun) {
        return new Admission.Request(operation, caller, target, before, dryRun, objects.apply(caller));
    }

    Document mutated(Admission.Request request, Document object) {
        Document mutated = object;
        for (Admission admission : admissions) {
            mutated = admission.mutate(request, mutated);
        }
        return mutated;
    }

    void validate(Admission.Request request, Optional<Document> object) {
        admissions.forEach(admission -> admission.validate(request, object));
    }
}
