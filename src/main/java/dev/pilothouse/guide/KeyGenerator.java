package dev.pilothouse.guide;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Makes values up that nobody can guess. */
public final class KeyGenerator {

    private final RandomGenerator random;

    /** Which characters a value may have. */
    public enum Alphabet {
        LETTERS_AND_DIGITS("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
        /** Also signs that need no quotes in a shell, a URL or YAML. */
        WITH_SIGNS("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"),
        HEX("0123456789abcdef"),
        DIGITS("0123456789"),
        /** Any bytes at all. */
        BYTES("");

        private final String characters;

        Alphabet(String characters) {
            this.characters = characters;
        }
    }

    KeyGenerator(RandomGenerator random) {
        this.random = random;
    }

    /** Returns a generator by the system's own source of chance. */
    public static KeyGenerator secure() {
        return new KeyGenerator(new SecureRandom());
    }

    /**
     * Makes a value up.
     *
     * @param length in characters, or bytes
     */
    public Content generate(int length, Alphabet alphabet) {
        if (alphabet == Alphabet.BYTES) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return Content.of(bytes);
        }
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.characters.charAt(random.nextInt(alphabet.characters.length())));
        }
        return Content.ofText(text.toString());
    }
}
