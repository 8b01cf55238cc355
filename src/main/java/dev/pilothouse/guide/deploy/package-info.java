/**
 * The guided deploy: templates, what will be created in words, and what good practice says about it. Pure functions over
 * documents; knows what guides share, changes, text and the model.
 */
@NullMarked
package dev.pilothouse.guide.deploy;

import org.jspecify.annotations.NullMarked;
