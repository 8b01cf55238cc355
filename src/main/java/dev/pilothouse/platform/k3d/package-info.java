/** The k3d command as a provider of clusters: what is asked of it, and what its JSON and its log mean. Knows {@code platform.command} and {@code local}. */
@NullMarked
package dev.pilothouse.platform.k3d;

import org.jspecify.annotations.NullMarked;
