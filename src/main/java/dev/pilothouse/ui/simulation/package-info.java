/**
 * What may be done to a playground beyond Kubernetes: its time, its nodes, and what goes wrong in it. Knows an open session and the
 * drafts of {@code guide}; every change takes the one road.
 */
@NullMarked
package dev.pilothouse.ui.simulation;

import org.jspecify.annotations.NullMarked;
