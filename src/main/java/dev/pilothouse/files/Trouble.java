package dev.pilothouse.files;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;

/** What a failed stream means: what the cluster said about the command, that the person has cancelled, or what the disk says. */
final class Trouble {

    private Trouble() {}

    static ProblemException of(IOException e, ProblemCode otherwise, String subject) {
        if (e.getCause() instanceof ProblemException known) {
            return known;
        }
        boolean cancelled = e instanceof InterruptedIOException || e instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted();
        Problem problem = cancelled
                ? Problem.of(ProblemCode.CANCELLED)
                : Problem.of(otherwise, subject).withDetail(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        return new ProblemException(problem, e);
    }

    static boolean notStarted(IOException e) {
        return e.getCause() instanceof ProblemException known && known.problem().code() == ProblemCode.COMMAND_NOT_STARTED;
    }
}
