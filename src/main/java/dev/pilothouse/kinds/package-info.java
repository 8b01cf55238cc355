/**
 * How each kind reads: its columns, its health, its relations, and the row that stands for an object in a table. One small class for
 * each kind, found by Kinds; knows the model, and how amounts are counted.
 */
@NullMarked
package dev.pilothouse.kinds;

import org.jspecify.annotations.NullMarked;
