/**
 * The scheduler: which node a pod runs on. One class for each family of conditions and preferences, named as the plugins of kube-scheduler are. Knows {@code control}'s
 * contract of controllers and {@code registry}.
 */
@NullMarked
package dev.pilothouse.platform.playground.control.scheduler;

import org.jspecify.annotations.NullMarked;
