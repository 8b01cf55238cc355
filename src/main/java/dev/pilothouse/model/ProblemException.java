package dev.pilothouse.model;

import org.jspecify.annotations.Nullable;

/** Carries a {@link Problem} out of a call that could not do what it was asked. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    public ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.code() + " " + problem.args() + (problem.detail().isEmpty() ? "" : ": " + problem.detail()), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
