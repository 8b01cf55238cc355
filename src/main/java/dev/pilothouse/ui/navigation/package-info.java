/**
 * What features may say to each other: places, the navigator, pages and commands. Knows the model, drafts of changes, and remedies.
 */
@NullMarked
package dev.pilothouse.ui.navigation;

import org.jspecify.annotations.NullMarked;
