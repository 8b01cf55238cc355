/**
 * Documents as text: YAML and JSON through guarded readers, the difference of two texts, merges of trees, and files that are
 * replaced as a whole. Knows only the model.
 */
@NullMarked
package dev.pilothouse.text;

import org.jspecify.annotations.NullMarked;
