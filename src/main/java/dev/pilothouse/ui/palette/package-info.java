/**
 * The palette: finds every command, kind, cluster, namespace and object in memory by a few letters. Knows commands and what it is handed.
 */
@NullMarked
package dev.pilothouse.ui.palette;

import org.jspecify.annotations.NullMarked;
