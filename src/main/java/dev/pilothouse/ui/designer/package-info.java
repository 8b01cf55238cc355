/**
 * The designer of kind clusters: form and configuration beside each other, and what this computer says to them before anything is made.
 * Knows {@code local} and {@code settings}.
 */
@NullMarked
package dev.pilothouse.ui.designer;

import org.jspecify.annotations.NullMarked;
