/** Controllers of what every cluster does by itself: namespaces, owners, accounts, quotas, custom kinds. Knows {@code control} and the rooms below it. */
@NullMarked
package dev.pilothouse.platform.playground.control.cluster;

import org.jspecify.annotations.NullMarked;
