/**
 * What helps somebody who writes YAML by hand: what can be written at the caret, what a field is for, and what is wrong, each as a value
 * computed from the text and what the kinds hold.
 */
@NullMarked
package dev.pilothouse.guide.editor;

import org.jspecify.annotations.NullMarked;
