/**
 * What the person chose, and the file that keeps it. Knows nobody.
 */
@NullMarked
package dev.pilothouse.settings;

import org.jspecify.annotations.NullMarked;
