package dev.pilothouse.cli;

/** What a command says to the shell. */
final class ExitCode {

    static final int DONE = 0;
    /** Refused or failed; for {@code diff}: there are differences. */
    static final int REFUSED = 1;
    static final int USAGE = 2;
    /** For {@code diff} only, where 1 is an answer: it could not be worked out. */
    static final int DIFF_FAILED = 3;

    private ExitCode() {}
}
