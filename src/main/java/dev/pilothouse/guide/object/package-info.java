/**
 * Guides for single objects, such as an autoscaler, a Service or a namespace with its limits: each is one class that says what it asks
 * and what follows. Knows how guides are declared, changes, text and the model.
 */
@NullMarked
package dev.pilothouse.guide.object;

import org.jspecify.annotations.NullMarked;
