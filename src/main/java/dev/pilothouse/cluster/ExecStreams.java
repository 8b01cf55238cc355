package dev.pilothouse.cluster;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Where a command in a container reads and writes. The streams are used on threads of the cluster, which wait for them, so that a slow
 * one holds the command up; they are not closed.
 *
 * @param in what the command reads, empty for nothing; its end becomes the end of the command's input
 * @param error where errors go; unused with a terminal, which knows only one output
 */
public record ExecStreams(Optional<InputStream> in, OutputStream out, OutputStream error) {}
