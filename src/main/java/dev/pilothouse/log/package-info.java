/**
 * Logs to read: the lines of many containers as one, kept within a bound, followed as pods come and go, sifted, understood as levels and
 * JSON, and saved. Knows no window.
 */
@NullMarked
package dev.pilothouse.log;

import org.jspecify.annotations.NullMarked;
