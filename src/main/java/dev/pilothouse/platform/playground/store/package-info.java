/**
 * The objects of the playground with their versions, and the log of changes that watches follow. Knows the model.
 */
@NullMarked
package dev.pilothouse.platform.playground.store;

import org.jspecify.annotations.NullMarked;
