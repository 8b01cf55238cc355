/**
 * Pure functions from an object and a patch to an object: JSON patch, strategic merge patch, server-side apply with field owners; merge
 * patches are those of {@code text}. Knows {@code status} and the schema.
 */
@NullMarked
package dev.pilothouse.platform.playground.apply;

import org.jspecify.annotations.NullMarked;
