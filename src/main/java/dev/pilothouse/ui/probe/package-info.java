/**
 * The probe workbench: probes as cards, what the kubelet makes of them as timelines, and one try against a running pod. Knows the guided
 * edit of probes, open sessions and the kit.
 */
@NullMarked
package dev.pilothouse.ui.probe;

import org.jspecify.annotations.NullMarked;
