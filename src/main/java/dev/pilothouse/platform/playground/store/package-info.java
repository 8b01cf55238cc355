/**
 * The objects of the playground with their versions, and the log of changes that watches follow.
 */
@NullMarked
package dev.pilothouse.platform.playground.store;

import org.jspecify.annotations.NullMarked;
