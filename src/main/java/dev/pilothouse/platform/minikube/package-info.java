/** The minikube command as a provider of clusters: what is asked of it, and what its JSON, its events and its exit codes mean. Knows {@code platform.command} and {@code local}. */
@NullMarked
package dev.pilothouse.platform.minikube;

import org.jspecify.annotations.NullMarked;
