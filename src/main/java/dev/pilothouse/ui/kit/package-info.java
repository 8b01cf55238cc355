/**
 * The parts that screens are made of, and the one bridge between threads. Knows live rows, text, the model and words.
 */
@NullMarked
package dev.pilothouse.ui.kit;

import org.jspecify.annotations.NullMarked;
