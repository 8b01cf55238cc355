package dev.pilothouse.topology;

import dev.pilothouse.model.ResourceRef;
import java.util.Optional;

/**
 * One connection of the graph.
 *
 * @param fault why nothing passes along it, empty when it is whole
 */
public record Edge(ResourceRef from, ResourceRef to, Link link, Optional<Fault> fault) {}
