/**
 * What features may say to each other: places, the navigator, pages and commands. Knows the model, and drafts of changes.
 */
@NullMarked
package dev.pilothouse.ui.navigation;

import org.jspecify.annotations.NullMarked;
