/**
 * What the person chose, the file that keeps it, and the folders of this computer where our files belong. Knows the model and text.
 */
@NullMarked
package dev.pilothouse.settings;

import org.jspecify.annotations.NullMarked;
