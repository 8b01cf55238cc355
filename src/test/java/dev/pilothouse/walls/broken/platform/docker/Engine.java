package dev.pilothouse.walls.broken.platform.docker;

import dev.pilothouse.walls.broken.platform.swarm.Swarm;

/** Half of a circle. */
public record Engine(Swarm swarm) {}
