package dev.pilothouse.model;

import java.util.List;

/**
 * What went wrong, as a value: a code with its arguments, and the words of the server or system beside it.
 *
 * <p>{@code words} turns the code into a title, a cause and a next step in the person's language; the detail is quoted as it is.
 *
 * @param args values for the sentences, in the order that the code's documentation names
 * @param detail text of the server, plugin or system, untranslated and possibly empty; never holds a credential
 */
public record Problem(ProblemCode code, List<String> args, String detail) {

    public static Problem of(ProblemCode code, String... args) {
        return new Problem(code, List.of(args), "");
    }

    /** Returns this problem with the given quoted words. */
    public Problem withDetail(String words) {
        return new Problem(code, args, words);
    }
}
