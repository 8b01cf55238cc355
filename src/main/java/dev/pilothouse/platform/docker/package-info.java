/**
 * The one connection to a container engine: which engines there are, and all that is asked of one. The only room, with swarm, that knows
 * docker-java. Answers are read as plain JSON, so that no field is lost and no locale matters.
 */
@NullMarked
package dev.pilothouse.platform.docker;

import org.jspecify.annotations.NullMarked;
