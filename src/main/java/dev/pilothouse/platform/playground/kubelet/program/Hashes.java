package dev.pilothouse.platform.playground.kubelet.program;

/** Chance that depends on nothing but a text and a number: the same every time it is asked. */
public final class Hashes {

    private Hashes() {}

    /** Returns a number from 0 to below the bound. */
    public static int below(int bound, String text, long number) {
        return (int) Long.remainderUnsigned(mixed(text, number), bound);
    }

    /** Returns a number from 0 to below 1. */
    public static double share(String text, long number) {
        return (mixed(text, number) >>> 11) * 0x1.0p-53;
    }

    /** Returns so many hexadecimal digits. */
    public static String hex(String text, int digits) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; hex.length() < digits; i++) {
            hex.append(String.format("%016x", mixed(text, i)));
        }
        return hex.substring(0, digits);
    }

    private static long mixed(String text, long number) {
        long hash = 0xcbf29ce484222325L ^ number * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
        return hash ^ hash >>> 31;
    }
}
