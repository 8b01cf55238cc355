/**
 * What a kind may hold: its fields, their shapes, words and merge rules, and under which names it is served. For one release of
 * Kubernetes from data that the build makes, for custom kinds from their definitions. Knows text and the model.
 */
@NullMarked
package dev.pilothouse.schema;

import org.jspecify.annotations.NullMarked;
