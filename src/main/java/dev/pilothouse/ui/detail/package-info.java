/**
 * One object in full: overview, related objects, events and YAML. It is fetched when opened and not kept; knows an open session, and asks
 * the navigator for every other place.
 */
@NullMarked
package dev.pilothouse.ui.detail;

import org.jspecify.annotations.NullMarked;
