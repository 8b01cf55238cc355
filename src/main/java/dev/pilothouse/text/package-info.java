/**
 * Documents as text: YAML and JSON through guarded readers, the difference of two texts, and merges of trees. Knows only the model.
 */
@NullMarked
package dev.pilothouse.text;

import org.jspecify.annotations.NullMarked;
