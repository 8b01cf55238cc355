package dev.pilothouse.diagnosis;

import dev.pilothouse.diagnosis.Remedy.Way;
import dev.pilothouse.model.Document;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;

/** An object that was deleted and does not go: somebody's finalizer waits, or what a namespace holds, or a pod's node. */
final class TerminatingRule implements Rule {

    /** So long after it should have been gone it is stuck rather than slow. */
    private static final Duration SLOW = Duration.ofSeconds(60);

    @Override
    public boolean concerns(String kind) {
        return true;
    }

    @Override
    public List<Diagnosis> look(Document object, Scene scene) {
        String since = object.tree().text("metadata", "deletionTimestamp");
        if (since.isEmpty() || !late(since, scene.now())) {
            return List.of();
        }
        List<String> finalizers =
                object.tree().list("metadata", "finalizers").stream().map(String::valueOf).toList();
        if (object.kindName().equals("Namespace")) {
            List<Evidence> left = object.tree().trees("status", "conditions").stream()
                    .filter(condition -> condition.text("status").equals("True"))
                    .map(condition -> Objects.quoted(object, condition))
                    .toList();
            return List.of(Diagnosis.bad("terminating.namespace", Objects.ref(object))
                    .proven(left.toArray(Evidence[]::new))
                    .mended(new Remedy(Way.LOOK, Objects.ref(object))));
        }
        if (finalizers.isEmpty()) {
            return object.kindName().equals("Pod")
                    ? List.of(Diagnosis.bad("terminating.pod", Objects.ref(object), object.tree().text("spec", "nodeName"))
                            .proven(Objects.field(object, "metadata.deletionTimestamp", since))
                            .mended(new Remedy(Way.DELETE, Objects.ref(object))))
                    : List.of();
        }
        return List.of(Diagnosis.bad("terminating.finalizers", Objects.ref(object), finalizers.stream().collect(Collectors.joining(", ")))
                .proven(Objects.field(object, "metadata.deletionTimestamp", since))
                .mended(new Remedy(Way.EDIT, Objects.ref(object))));
    }

    /** A deletion timestamp is the moment at which the grace period is over. */
    private static boolean late(String since, Instant now) {
        try {
            return Instant.parse(since).plus(SLOW).isBefore(now);
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
