/** Controllers of what becomes of machines that fall silent, and of their pods. Knows {@code control} and the rooms below it. */
@NullMarked
package dev.pilothouse.platform.playground.control.node;

import org.jspecify.annotations.NullMarked;
