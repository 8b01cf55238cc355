package dev.pilothouse.log;

/**
 * How a reading stands.
 *
 * @param pods that are read
 * @param leftOut pods that would belong to it, but are more than are read at once
 * @param open containers whose log goes on
 * @param paused whether lines wait instead of going into the book
 * @param fillingIn whether older lines are being read
 */
public record Report(int pods, int leftOut, int open, boolean paused, boolean fillingIn) {

    static final Report NONE = new Report(0, 0, 0, false, false);
}
