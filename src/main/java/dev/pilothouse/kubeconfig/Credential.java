package dev.pilothouse.kubeconfig;

import java.util.Optional;

/**
 * What to sign in with: a header, a client certificate, both or neither.
 *
 * @param authorization the whole value of the {@code Authorization} header, for example {@code Bearer …}
 * @param key client certificate with its key
 */
public record Credential(Optional<String> authorization, Optional<ClientKey> key) {

    /** Signing in with nothing. */
    public static final Credential NONE = new Credential(Optional.empty(), Optional.empty());

    /** Says which parts are there and never what they hold. */
    @Override
    public String toString() {
        return "Credential[" + (authorization.isPresent() ? "authorization " : "") + (key.isPresent() ? "key" : "") + "]";
    }
}
