/**
 * What pods, their containers and nodes use along time: kept here from the resource metrics API while somebody looks, or asked of a
 * Prometheus that the cluster runs; and what that says about requests and limits.
 *
 * <p>Knows the open cluster and no window. Nothing here ever holds up a row: whoever shows rows asks for curves afterwards.
 */
@NullMarked
package dev.pilothouse.metric;

import org.jspecify.annotations.NullMarked;
