/**
 * Ports of this computer that lead into the open cluster: the list of them, and the small form that begins one.
 *
 * <p>Knows {@code forward}, which keeps them going while this page is not looked at.
 */
@NullMarked
package dev.pilothouse.ui.forward;

import org.jspecify.annotations.NullMarked;
