/**
 * Files of containers, here and there: folders listed, files and folders copied both ways as tar archives over commands in the container.
 *
 * <p>What a container sends is not trusted: nothing is written outside of where it shall go, no link is followed or made, and nothing has its
 * final name before it is whole. Only this room reads and writes archives.
 */
@NullMarked
package dev.pilothouse.files;

import org.jspecify.annotations.NullMarked;
