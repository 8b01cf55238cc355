package dev.pilothouse.topology;

import dev.pilothouse.model.ResourceRef;
import java.util.Optional;

/**
 * One connection of the graph.
 *
 * @param fault why nothing passes along it, empty when it is whole
 * @param label what a request must have to go along it, for example the path {@code /api}; mostly empty
 */
public record Edge(ResourceRef from, ResourceRef to, Link link, Optional<Fault> fault, String label) {}
