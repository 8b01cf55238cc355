package dev.pilothouse.guide;

import java.util.Locale;

/** What bytes are, as far as they show it. */
public sealed interface Shape {

    record Empty() implements Shape {}

    /**
     * A text.
     *
     * @param broken whether it ends with a line break, which many programs take for a part of the value
     */
    record Text(Writing writing, boolean broken) implements Shape {}

    /** A JSON object or list. */
    record Json() implements Shape {}

    /** PEM certificates (RFC 7468). */
    record Certificate(int count) implements Shape {}

    /** A PEM private key, or one of OpenSSH. */
    record PrivateKey() implements Shape {}

    /**
     * An image.
     *
     * @param format for example {@code PNG}
     */
    record Image(String format) implements Shape {}

    /** Anything else. */
    record Binary() implements Shape {}

    /** Returns the end of this shape's key in the message bundles. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
