/**
 * The parts that screens are made of, and the one bridge between threads (Fx). Of a table over live rows, LiveLines filters and
 * sorts off the FX thread, and LiveTable shows it. Knows live rows, text, the model and words.
 */
@NullMarked
package dev.pilothouse.ui.kit;

import org.jspecify.annotations.NullMarked;
