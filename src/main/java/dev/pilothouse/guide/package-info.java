/**
 * Guided edits without a form: what is asked, what follows from it, and the draft that it yields. Pure functions over documents; knows changes, text and the model.
 */
@NullMarked
package dev.pilothouse.guide;

import org.jspecify.annotations.NullMarked;
