/**
 * The HTTP face of the playground: paths, lists, watches, single objects and refusals, as the Kubernetes API conventions describe
 * them. Knows the store, patches, and what kinds the playground serves.
 */
@NullMarked
package dev.pilothouse.platform.playground.api;

import org.jspecify.annotations.NullMarked;
