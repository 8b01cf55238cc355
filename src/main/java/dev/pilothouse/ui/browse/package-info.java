/**
 * Any kind as a live table: filter, facets, states, and what can be done with the chosen rows. Knows an open session and live rows; asks
 * the navigator for every other place.
 */
@NullMarked
package dev.pilothouse.ui.browse;

import org.jspecify.annotations.NullMarked;
