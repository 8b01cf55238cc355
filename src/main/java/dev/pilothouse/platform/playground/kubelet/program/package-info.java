/**
 * What containers run: images by family, behaviour by annotations, and programs that answer, log, use memory and end. Pure functions of time
 * and seed; knows only the shell.
 */
@NullMarked
package dev.pilothouse.platform.playground.kubelet.program;

import org.jspecify.annotations.NullMarked;
