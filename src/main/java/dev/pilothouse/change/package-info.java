/**
 * The one road for every change: Draft, Preview, Rehearsal, Receipt, with its guard and its journal. No write reaches a cluster in any other way. Knows the door, documents as text, and the model.
 */
@NullMarked
package dev.pilothouse.change;

import org.jspecify.annotations.NullMarked;
