/** The verbs of the API without HTTP: get, list, watch, create, update, patch, delete and subresources over the store. Knows {@code store}, {@code apply}, {@code validation}, {@code status} and {@code time}. */
@NullMarked
package dev.pilothouse.platform.playground.registry;

import org.jspecify.annotations.NullMarked;
