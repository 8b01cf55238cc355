/** A small POSIX shell and the commands that containers have: for {@code exec}, and for programs that are scripts. Knows nothing else of the playground. */
@NullMarked
package dev.pilothouse.platform.playground.kubelet.shell;

import org.jspecify.annotations.NullMarked;
