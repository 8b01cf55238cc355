/**
 * Where changes are seen before and after they happen: the review, the history with its undo, and the page that applies YAML. Knows
 * the change road, open sessions, guided YAML, documents as text, and the kit.
 */
@NullMarked
package dev.pilothouse.ui.change;

import org.jspecify.annotations.NullMarked;
