package dev.pilothouse.ui.change;

/** Which two states of an object the history compares. */
enum Comparison {
    /** Before the change and after it. */
    WHAT_IT_DID,
    /** After the change and now. */
    SINCE_THEN
}
