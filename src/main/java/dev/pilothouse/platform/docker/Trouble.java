package dev.pilothouse.platform.docker;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLException;

/**
 * What an exception of the connection means. The library wraps all in a plain RuntimeException, so the chain of causes is looked through.
 */
final class Trouble {

    private Trouble() {}

    static ProblemException of(String server, Throwable thrown) {
        return thrown instanceof ProblemException known ? known : new ProblemException(problem(server, thrown), thrown);
    }

    static Problem problem(String server, Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        for (Throwable cause : chain) {
            if (cause instanceof ProblemException known) {
                return known.problem();
            }
        }
        String words = words(chain.getLast());
        return Problem.of(code(chain), server).withDetail(words);
    }

    private static ProblemCode code(List<Throwable> chain) {
        for (Throwable cause : chain) {
            String words = words(cause);
            if (cause instanceof AccessDeniedException || words.contains("Permission denied")) {
                return ProblemCode.ENGINE_FORBIDDEN;
            }
            boolean absent = cause instanceof NoSuchFileException || words.contains("No such file or directory");
            boolean unreachable = cause instanceof ConnectException || cause instanceof NoRouteToHostException
                    || cause instanceof UnknownHostException || cause instanceof BindException;
            if (absent || unreachable) {
                return ProblemCode.ENGINE_NOT_RUNNING;
            }
            if (cause instanceof SSLException) {
                return ProblemCode.ENGINE_TLS;
            }
            if (cause instanceof ClosedByInterruptException || cause instanceof CancellationException || cause instanceof InterruptedException) {
                return ProblemCode.CANCELLED;
            }
        }
        return chain.stream().anyMatch(java.io.IOException.class::isInstance) ? ProblemCode.ENGINE_LOST : ProblemCode.UNEXPECTED;
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }

    private static String words(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
    }
}
