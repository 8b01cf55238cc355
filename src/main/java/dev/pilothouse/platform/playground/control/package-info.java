/** Controllers and the scheduler: each looks at one object and does the next thing, through the registry. One file per controller. */
@NullMarked
package dev.pilothouse.platform.playground.control;

import org.jspecify.annotations.NullMarked;
