/** Controllers of volumes and the claims to them. Knows {@code control} and the rooms below it. */
@NullMarked
package dev.pilothouse.platform.playground.control.storage;

import org.jspecify.annotations.NullMarked;
