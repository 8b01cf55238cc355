package dev.pilothouse.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A few bytes that are looked for in others, in steps as long as they are where nothing fits (Horspool's way). */
final class Needle {

    private final byte[] small;
    private final byte[] large;
    private final int[] steps = new int[256];

    /** @param folded also letters of ASCII in the other case will do */
    Needle(String text, boolean folded) {
        small = text.getBytes(StandardCharsets.UTF_8);
        large = small.clone();
        for (int i = 0; folded && i < small.length; i++) {
            small[i] = (byte) (small[i] >= 'A' && small[i] <= 'Z' ? small[i] + 32 : small[i]);
            large[i] = (byte) (small[i] >= 'a' && small[i] <= 'z' ? small[i] - 32 : small[i]);
        }
        Arrays.fill(steps, small.length);
        for (int i = 0; i < small.length - 1; i++) {
            steps[small[i] & 0xff] = small.length - 1 - i;
            steps[large[i] & 0xff] = small.length - 1 - i;
        }
    }

    /** Tells whether they are between two places. */
    boolean in(byte[] bytes, int from, int to) {
        int last = small.length - 1;
        for (int at = from + last; at < to; at += steps[bytes[at] & 0xff]) {
            int i = 0;
            while (i <= last && (bytes[at - i] == small[last - i] || bytes[at - i] == large[last - i])) {
                i++;
            }
            if (i > last) {
                return true;
            }
        }
        return false;
    }
}
