/**
 * What happens by itself in the playground: workloads make pods, pods start, finished ones go. Knows the store.
 */
@NullMarked
package dev.pilothouse.platform.playground.control;

import org.jspecify.annotations.NullMarked;
