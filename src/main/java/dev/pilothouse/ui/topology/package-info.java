/**
 * The map: what reaches, uses and owns what, drawn on a canvas, walked by keys and kept as a picture. Knows the engine wing's {@code topology}.
 */
@NullMarked
package dev.pilothouse.ui.topology;

import org.jspecify.annotations.NullMarked;
