/**
 * One kind in several clusters as one table: which clusters, how each is doing, and the way from a row into its cluster. A cluster that
 * does not answer is told and holds no other back. Knows sessions and live rows.
 */
@NullMarked
package dev.pilothouse.ui.across;

import org.jspecify.annotations.NullMarked;
