/** The first page of a cluster or a namespace: what is wrong, what moves, and whether there is room. Every figure leads to its rows. */
@NullMarked
package dev.pilothouse.ui.overview;

import org.jspecify.annotations.NullMarked;
