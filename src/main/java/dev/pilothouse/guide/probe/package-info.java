/**
 * Probes of a container: what they are, what the kubelet makes of them in time, what is unwise about them, and the draft that changes them.
 * Pure functions over documents; knows changes, text and the model, and the effects of its parent room.
 */
@NullMarked
package dev.pilothouse.guide.probe;

import org.jspecify.annotations.NullMarked;
