/**
 * Trying a probe once on a running pod, before it is saved: as the kubelet would, as far as that can be done from here. Knows the door
 * and the model; a probe is read as it is written in a pod.
 */
@NullMarked
package dev.pilothouse.session.probe;

import org.jspecify.annotations.NullMarked;
