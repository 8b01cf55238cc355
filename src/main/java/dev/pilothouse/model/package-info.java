/**
 * What things are: kinds, references, rows, documents, health, selectors, quantities and problems, as values only. Everybody may know this room; it knows nobody.
 */
@NullMarked
package dev.pilothouse.model;

import org.jspecify.annotations.NullMarked;
