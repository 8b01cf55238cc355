/**
 * Where pods may be: what they ask of a node, what a node has left, and which rules keep them away ("Scheduling, Preemption and Eviction"
 * in the Kubernetes documentation). It knows values only, so guides that foretell and the scheduler that decides read the same rules.
 */
@NullMarked
package dev.pilothouse.placement;

import org.jspecify.annotations.NullMarked;
