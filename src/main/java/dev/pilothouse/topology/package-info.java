/**
 * What reaches, uses and owns what in a cluster, as one graph: read from the relations that {@code kinds} declares, simplified, laid out,
 * and written as SVG or DOT. Knows no window.
 */
@NullMarked
package dev.pilothouse.topology;

import org.jspecify.annotations.NullMarked;
