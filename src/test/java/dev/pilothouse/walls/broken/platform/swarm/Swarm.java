package dev.pilothouse.walls.broken.platform.swarm;

import dev.pilothouse.walls.broken.platform.docker.Engine;
import java.util.List;

/** Half of a circle. */
public record Swarm(List<Engine> engines) {}
