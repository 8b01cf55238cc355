package dev.pilothouse.ui.terminal;

import dev.pilothouse.change.Guard;
import java.util.HashSet;
import java.util.Set;

/**
 * Whose name was typed: a terminal can do anything, so a guarded cluster asks as it does before a change, once for as long as it is open.
 */
final class Consents {

    private final Set<Guard> given = new HashSet<>();

    boolean missing(Guard guard) {
        return guard.level() == Guard.Level.TYPE_NAME && !given.contains(guard);
    }

    /**
     * Takes what was typed.
     *
     * @throws dev.pilothouse.model.ProblemException {@code GUARD_REFUSED} when it is another name
     */
    void give(Guard guard, String typed) {
        guard.consent(typed);
        given.add(guard);
    }
}
