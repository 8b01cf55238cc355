/** The nodes as boxes filled by what their pods ask for and use, why a pending pod fits on none, and what would change that. */
@NullMarked
package dev.pilothouse.ui.nodes;

import org.jspecify.annotations.NullMarked;
