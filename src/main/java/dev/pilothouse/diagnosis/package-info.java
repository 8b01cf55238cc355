/**
 * What is wrong with an object, why, how that is proven, and what would mend it: one class per family of rules.
 *
 * <p>Pure functions of documents and of what a {@link dev.pilothouse.diagnosis.Scene} answers; table, overview, detail and command line read the same.
 * Knows {@code kinds} and {@code model}.
 */
@NullMarked
package dev.pilothouse.diagnosis;

import org.jspecify.annotations.NullMarked;
