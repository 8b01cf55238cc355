package dev.pilothouse.platform.command;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.time.Duration;
import java.util.List;

/**
 * How a command-line tool ended.
 *
 * @param tool its name
 * @param exit its exit code; 128 and the number of a signal when one ended it
 * @param out the last lines of its standard output
 * @param err the last lines of its error output
 */
public record CommandResult(String tool, int exit, List<String> out, List<String> err, Duration took) {

    public boolean well() {
        return exit == 0;
    }

    /** Returns its standard output as one text. */
    public String text() {
        return String.join("\n", out);
    }

    /**
     * Returns this when it ended well.
     *
     * @throws ProblemException {@code COMMAND_FAILED} with the end of what it said
     */
    public CommandResult orRefused() {
        if (well()) {
            return this;
        }
        List<String> said = err.isEmpty() ? out : err;
        throw new ProblemException(Problem.of(ProblemCode.COMMAND_FAILED, tool, Integer.toString(exit)).withDetail(String.join("\n", said)));
    }
}
