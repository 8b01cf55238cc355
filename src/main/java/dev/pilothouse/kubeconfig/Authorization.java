package dev.pilothouse.kubeconfig;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Values of the {@code Authorization} header. */
final class Authorization {

    private Authorization() {}

    /** Returns the header for a token, without white space around it; empty when it is no token that a header can carry. */
    static Optional<String> bearer(String token) {
        String word = token.strip();
        boolean usable = !word.isEmpty() && word.chars().allMatch(character -> character > ' ' && character < 0x7f);
        return usable ? Optional.of("Bearer " + word) : Optional.empty();
    }

    /** Returns the header for a name and a password, as in RFC 7617. */
    static String basic(String username, String password) {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
