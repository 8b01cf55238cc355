/** What the API server adds to requests and refuses in them before they are kept: one class a plugin. Knows {@code registry} and below. */
@NullMarked
package dev.pilothouse.platform.playground.admission;

import org.jspecify.annotations.NullMarked;
