package dev.pilothouse.model;

/**
 * Something noticed before it hurts: a problem with its weight and the place where it was found.
 *
 * @param place file with line, or entry; empty when the problem says it all
 */
public record Finding(Severity severity, Problem problem, String place) {

    /** How much it matters: an error stops the entry from working, a warning does not. */
    public enum Severity {
        ERROR,
        WARNING,
        NOTE
    }
}
