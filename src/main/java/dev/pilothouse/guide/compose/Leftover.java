package dev.pilothouse.guide.compose;

import java.util.List;

/**
 * Something in a Compose file that no field of Kubernetes means, or means otherwise.
 *
 * @param line where it stands, counted from 1
 * @param field the way to it, for example {@code services.web.depends_on}
 * @param reason last part of the key of a sentence that says what to do instead: {@code guide.compose.left.<reason>}
 * @param args for that sentence
 */
public record Leftover(int line, String field, String reason, List<String> args) {

    /** Returns the key of its sentence. */
    public String key() {
        return "guide.compose.left." + reason;
    }
}
