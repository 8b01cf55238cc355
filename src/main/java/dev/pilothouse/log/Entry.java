package dev.pilothouse.log;

import java.time.Instant;

/**
 * One line of a {@link Book}, made when it is looked at.
 *
 * @param number counts from 0 since the book was opened and stays the line's own, also when older ones are gone
 * @param source number of the {@link Source}
 * @param time when the node received it
 * @param text with its escape sequences, without its line end
 * @param mark it is no line of the container but says what happened to it: it started again, it ended, it could not be read
 */
public record Entry(long number, int source, Instant time, Level level, String text, boolean mark) {}
