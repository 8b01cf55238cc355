package dev.pilothouse.metric;

import java.util.OptionalDouble;

/**
 * What the use of a container says about its request and limit.
 *
 * @param seen what it rests on
 * @param pods how many pods were looked at
 * @param request what to ask for instead, empty where it fits
 * @param limit what to allow instead, empty where it fits
 */
public record Advice(String container, Gauge gauge, Verdict verdict, Bounds bounds, Statistics seen, int pods, OptionalDouble request, OptionalDouble limit) {

    /** What is so, the gravest first. */
    public enum Verdict {
        /** Killed because of its memory limit. */
        KILLED,
        /** Memory nearly at its limit. */
        NEAR_LIMIT,
        /** Held back by its processor limit. */
        THROTTLED,
        /** Uses more than it asks for, so the scheduler counts on too little. */
        ASKS_TOO_LITTLE,
        /** Asks for nothing. */
        ASKS_NOTHING,
        /** Asks for far more than it uses, so room stays empty. */
        ASKS_TOO_MUCH,
        FITS,
        /** Nothing can be said yet. */
        TOO_SHORT
    }

    /** Tells whether something should be changed. */
    public boolean changes() {
        return request.isPresent() || limit.isPresent();
    }
}
