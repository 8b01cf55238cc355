package dev.pilothouse.change;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Ids of receipts: eight letters and digits that nobody confuses, three of chance first so that a short beginning mostly tells them
 * apart, then the minute.
 */
final class ReceiptId {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's base 32
    private static final RandomGenerator RANDOM = new SecureRandom();

    private ReceiptId() {}

    static String next(Instant now) {
        StringBuilder id = new StringBuilder();
        append(id, RANDOM.nextLong(), 3);
        append(id, now.getEpochSecond() / 60, 5);
        return id.toString();
    }

    private static void append(StringBuilder id, long bits, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            id.append(ALPHABET.charAt((int) (bits >>> 5 * i) & 31));
        }
    }
}
