package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.model.Problem;
import java.util.Optional;

/**
 * The text as it stands, and what the form shows of it.
 *
 * @param blueprint the text, or while that cannot be read the last one that could
 * @param problem why the text cannot be read
 */
record Design(Blueprint blueprint, String text, Optional<Problem> problem) {

    static Design of(Blueprint blueprint) {
        return new Design(blueprint, blueprint.text().text(), Optional.empty());
    }

    boolean isBroken() {
        return problem.isPresent();
    }

    /** Returns the line at which a reader stopped, counted from 1. */
    int line() {
        return problem.stream()
                .flatMap(found -> found.args().stream())
                .filter(arg -> arg.matches("\\d{1,9}"))
                .findFirst()
                .map(Integer::parseInt)
                .orElse(1);
    }

    /** Returns the text typed; the form keeps what it shows when that cannot be read. */
    Design typed(String typed) {
        Blueprint read = Blueprint.of(typed);
        Optional<Problem> found = read.problem();
        return found.isPresent() ? new Design(blueprint, typed, found) : new Design(read, typed, Optional.empty());
    }
}
