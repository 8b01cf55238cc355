package dev.pilothouse.platform.playground.registry;

import java.util.random.RandomGenerator;

/** Names that nobody chose: a given beginning and five letters and digits that spell no words ({@code SimpleNameGenerator} of the real API server). */
public final class GeneratedNames {

    /** Of what such endings are made. */
    public static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private static final int ENDING = 5;
    private static final int LONGEST_BASE = 63 - ENDING;

    private GeneratedNames() {}

    /** Returns a name that begins with the base, which is shortened so that the name has 63 letters at most. */
    public static String of(String base, RandomGenerator chance) {
        return base.substring(0, Math.min(base.length(), LONGEST_BASE)) + ending(chance);
    }

    /** Returns five letters and digits. */
    public static String ending(RandomGenerator chance) {
        StringBuilder ending = new StringBuilder();
        for (int i = 0; i < ENDING; i++) {
            ending.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
        }
        return ending.toString();
    }
}
