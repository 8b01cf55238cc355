package dev.pilothouse.differential;

import java.util.stream.Collectors;

/**
 * What a command answered, after {@link Normal}.
 *
 * @param exit exit code of kubectl, or the HTTP status
 * @param out standard output, or the body
 * @param err standard error
 */
record Answer(int exit, String out, String err) {

    Answer {
        out = out.stripTrailing();
        err = err.stripTrailing();
    }

    boolean sameAs(Answer other, boolean exitOnly) {
        return exitOnly ? (exit == 0) == (other.exit == 0) : equals(other);
    }

    /** Returns the same answer with its lines in the order of their text. */
    Answer sorted() {
        return new Answer(exit, sorted(out), sorted(err));
    }

    private static String sorted(String text) {
        return text.lines().sorted().collect(Collectors.joining("\n"));
    }

    /** Tells whether the command was refused. */
    boolean refused() {
        return exit != 0 && exit / 100 != 2;
    }
}
