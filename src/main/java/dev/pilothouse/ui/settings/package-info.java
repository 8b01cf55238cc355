/**
 * The page on which a person chooses how the app looks and what each cluster is to them. Knows the settings, environments and contexts.
 */
@NullMarked
package dev.pilothouse.ui.settings;

import org.jspecify.annotations.NullMarked;
