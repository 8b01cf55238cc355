package dev.pilothouse.kubeconfig;

import java.net.URI;
import java.util.Optional;

/**
 * Everything that a connection to one cluster needs, read and checked from the kubeconfig: whoever connects has no file to read
 * and no default to guess.
 *
 * @param context name of the context
 * @param server address of the API server, possibly with a path
 * @param namespace default namespace, {@code default} when the entry names none
 * @param trust whom to believe to be the server
 * @param proxy {@code http}, {@code https} or {@code socks5}, possibly with user info, of the entry or else of the
 *     environment; empty when the connection is direct
 * @param impersonation whom to act as
 * @param credentials how to sign in
 */
public record Access(
        String context,
        URI server,
        String namespace,
        Trust trust,
        Optional<URI> proxy,
        Impersonation impersonation,
        Credentials credentials) {

    /** Names the context and the server only: a proxy address may hold a password. */
    @Override
    public String toString() {
        return "Access[" + context + ", " + server + "]";
    }
}
