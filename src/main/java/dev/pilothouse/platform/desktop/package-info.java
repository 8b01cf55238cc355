/** What the desktop around the app can do: open a terminal window, run the app once more by itself. Knows {@code model}. */
@NullMarked
package dev.pilothouse.platform.desktop;

import org.jspecify.annotations.NullMarked;
