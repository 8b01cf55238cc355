package dev.pilothouse.topology;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.model.Kind;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a cluster's objects and connections at one moment, and how well.
 *
 * @param whole whether all kinds have been read once; until then the graph is empty and {@code read} counts
 * @param read number of objects that have been read
 * @param refused kinds that may not be read
 * @param lost why a stream is not heard any more, where there is such: the graph is as of then
 * @param guard what decides about the traffic between those objects
 */
public record Survey(Graph graph, boolean whole, int read, Set<Kind> refused, Optional<StreamState> lost, Guard guard) {}
