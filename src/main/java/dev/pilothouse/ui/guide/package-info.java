/**
 * Guided edits on the screen: each asks a few questions, shows what follows, and ends in the review. Knows the guides, open sessions and
 * the kit.
 */
@NullMarked
package dev.pilothouse.ui.guide;

import org.jspecify.annotations.NullMarked;
