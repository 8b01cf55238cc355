/** The page of a container engine: what it is, what runs in it, what fills its disk, and what could be cleared away. */
@NullMarked
package dev.pilothouse.ui.engine;

import org.jspecify.annotations.NullMarked;
