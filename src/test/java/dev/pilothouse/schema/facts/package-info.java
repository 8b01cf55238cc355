/**
 * What the artifact behind the schema data lacks, read from a real API server and from its protocol files. {@code FactsMain} writes the
 * tables of the source tree; a test holds them against the server.
 */
@NullMarked
package dev.pilothouse.schema.facts;

import org.jspecify.annotations.NullMarked;
