package dev.pilothouse.cli;

/** The forms in which objects are printed. */
enum Output {
    table,
    wide,
    json,
    yaml,
    name
}
