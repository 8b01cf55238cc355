/** What can be done with the things of a container engine, what follows from it, and the draft that does it. Pure, like all guides. */
@NullMarked
package dev.pilothouse.guide.engine;

import org.jspecify.annotations.NullMarked;
