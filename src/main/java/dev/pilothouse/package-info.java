/** The way in: decides between the window, the command line and the headless tour. */
@NullMarked
package dev.pilothouse;

import org.jspecify.annotations.NullMarked;
