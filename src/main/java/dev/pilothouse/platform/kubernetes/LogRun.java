package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;

/** How the run of a container stands whose log was read up to a moment. */
enum LogRun {
    GOES_ON,
    ENDED,
    /** The container was started anew. */
    ANOTHER,
    /** There is no such pod or container, or it never ran. */
    NONE;

    /** @throws ProblemException when the server does not answer, or the pod is gone */
    static LogRun now(Transport transport, ResourceRef pod, String container, Instant readUntil) {
        Request request = Request.get(Paths.of(pod), Subject.of("get", pod));
        Tree read;
        try (Answer answer = transport.stream(request)) {
            read = transport.answers().tree(request, answer);
        }
        return Stream.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses")
                .flatMap(list -> read.trees("status", list).stream())
                .filter(status -> container.isEmpty() || status.text("name").equals(container))
                .findFirst()
                .map(status -> of(status, readUntil))
                .orElse(NONE);
    }

    private static LogRun of(Tree status, Instant readUntil) {
        Optional<Instant> runs = started(status, "state", "running");
        Optional<Instant> ended = started(status, "state", "terminated").or(() -> started(status, "lastState", "terminated"));
        if (runs.isPresent()) {
            boolean another = runs.get().isAfter(readUntil) && ended.isPresent() && readUntil.isAfter(Instant.EPOCH);
            return another ? ANOTHER : GOES_ON;
        }
        return ended.isPresent() ? ENDED : NONE;
    }

    private static Optional<Instant> started(Tree status, String state, String how) {
        try {
            String text = status.text(state, how, "startedAt");
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
