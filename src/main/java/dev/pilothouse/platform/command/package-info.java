/**
 * Runs the command-line tools that make and look after clusters: finds them, pins what they see of this computer, reads what they say line by
 * line, and ends them with all that they started. What the words of one tool mean is known in that tool's room. Knows {@code model}.
 */
@NullMarked
package dev.pilothouse.platform.command;

import org.jspecify.annotations.NullMarked;
