/** Controllers of how traffic finds pods: endpoints of services, addresses of ingresses. Knows {@code control} and the rooms below it. */
@NullMarked
package dev.pilothouse.platform.playground.control.network;

import org.jspecify.annotations.NullMarked;
