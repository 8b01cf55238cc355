/**
 * The files of a container as a small browser, with copying both ways.
 *
 * <p>Knows {@code files}, which does the copying and trusts no archive.
 */
@NullMarked
package dev.pilothouse.ui.files;

import org.jspecify.annotations.NullMarked;
