/**
 * The one road for every change: Draft, Preview, Rehearsal, Receipt, with its guard and its journal. No write reaches a cluster in any other
 * way; an undo is one more draft, made of a receipt.
 *
 * <p>The way in is {@link dev.pilothouse.change.Pipeline}. Knows the door, documents as text, schemas and the model.
 */
@NullMarked
package dev.pilothouse.change;

import org.jspecify.annotations.NullMarked;
