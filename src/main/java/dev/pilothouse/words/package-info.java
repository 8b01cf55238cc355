/**
 * What we say to people: the one reader of the message bundles, for the ui and the command line. Knows nobody.
 */
@NullMarked
package dev.pilothouse.words;

import org.jspecify.annotations.NullMarked;
