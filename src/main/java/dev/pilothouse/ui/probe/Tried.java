package dev.pilothouse.ui.probe;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.probe.ProbeKind;
import dev.pilothouse.model.Problem;
import java.time.Instant;

/** A probe that was tried against a running pod, and what came of it. */
record Tried(Instant when, ProbeKind probe, String pod, Outcome outcome) {

    /** What the kubelet would make of an answer. */
    enum Answer {
        PASS,
        FAIL,
        /** It cannot be asked from here as the kubelet asks. */
        NOT_TRIED
    }

    /** What came of it. */
    sealed interface Outcome {

        /**
         * The container was asked.
         *
         * @param body the beginning of what it answered, empty for nothing
         */
        record Answered(Answer answer, Effect reason, String body, long millis) implements Outcome {}

        /** It could not be asked. */
        record NotAsked(Problem problem) implements Outcome {}
    }
}
