/** Marks along time: an axis that zooms, and lanes of marks on it that stay few however much happened. Knows nothing of what the marks mean. */
@NullMarked
package dev.pilothouse.ui.kit.axis;

import org.jspecify.annotations.NullMarked;
