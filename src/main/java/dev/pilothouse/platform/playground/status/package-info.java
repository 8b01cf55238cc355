/** Answers that are no success, as the Kubernetes API conventions describe them. Knows nothing else of the playground. */
@NullMarked
package dev.pilothouse.platform.playground.status;

import org.jspecify.annotations.NullMarked;
