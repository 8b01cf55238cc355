/**
 * A simulated cluster inside the app: a small API server on loopback that is opened like any other cluster. What it serves and what it leaves out is in the handbook.
 */
@NullMarked
package dev.pilothouse.platform.playground;

import org.jspecify.annotations.NullMarked;
