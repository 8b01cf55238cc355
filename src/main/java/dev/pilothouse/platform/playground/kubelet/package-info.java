/**
 * The simulated machines: pods that pull, start, are probed, fail, log, answer a shell and use memory. Knows the events of {@code control},
 * {@code fault}, {@code registry} and below.
 */
@NullMarked
package dev.pilothouse.platform.playground.kubelet;

import org.jspecify.annotations.NullMarked;
