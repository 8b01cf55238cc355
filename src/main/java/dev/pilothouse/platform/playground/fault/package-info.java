/** What goes wrong on purpose: faults as objects, and what they do to the API and to pods. Knows {@code registry} and below. */
@NullMarked
package dev.pilothouse.platform.playground.fault;

import org.jspecify.annotations.NullMarked;
