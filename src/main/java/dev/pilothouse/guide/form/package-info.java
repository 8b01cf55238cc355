/**
 * How a guide is declared: a text of YAML documents, and the fields, findings and exhibits through which it is seen and changed. Knows
 * changes, text and the model, and no guide in particular.
 */
@NullMarked
package dev.pilothouse.guide.form;

import org.jspecify.annotations.NullMarked;
