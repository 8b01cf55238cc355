/**
 * The HTTP face of the playground: paths, lists, watches, single objects and refusals, as the Kubernetes API conventions describe them.
 */
@NullMarked
package dev.pilothouse.platform.playground.api;

import org.jspecify.annotations.NullMarked;
