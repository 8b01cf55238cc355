package dev.pilothouse.log;

import dev.pilothouse.model.ResourceRef;

/**
 * One container whose log is read.
 *
 * @param number the n-th of its book, from 0; names its colour
 */
public record Source(int number, ResourceRef pod, String container) {}
