package dev.pilothouse.log;

/** How grave a line is, by what it says of itself. */
public enum Level {
    ERROR,
    WARN,
    INFO,
    /** Debug and trace. */
    FINE,
    /** It does not say. */
    OTHER
}
