/** The controllers that make pods, and those that watch over their number: Deployments and what is below them, Jobs, autoscaling, disruption. */
@NullMarked
package dev.pilothouse.platform.playground.control.workload;

import org.jspecify.annotations.NullMarked;
